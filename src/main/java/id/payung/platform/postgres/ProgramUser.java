package id.payung.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses user 0; so root starts it in a user namespace of its own (where root is nobody to the
 * program and files stay root's), or, where namespaces are forbidden, as user 65534 who then owns the files.
 */
final class ProgramUser {
  private static final int NOBODY = 65534;

  private final List<String> prefix;
  private final int owner;

  private ProgramUser(List<String> prefix, int owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  static ProgramUser choose() {
    int me = uid();
    if (me != 0) {
      return new ProgramUser(List.of(), me);
    }
    var namespace = new ProgramUser(List.of("unshare", "-U"), 0);
    if (namespace.works()) {
      return namespace;
    }
    var nobody =
        new ProgramUser(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    if (nobody.works()) {
      return nobody;
    }
    throw new StartRefused(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start Payung as an ordinary user.");
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives the folder and all in it to the one who runs PostgreSQL, when it is somebody else's (a start as root after one as a user). */
  void own(Path folder) {
    try {
      if (uid() != 0 || owner == (int) Files.getAttribute(folder, "unix:uid")) {
        return;
      }
      new Program(List.of("chown", "-R", owner + ":" + owner, folder.toString())).mustRun();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean works() {
    try {
      return new Program(command(List.of("true"))).run().exit() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static int uid() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
