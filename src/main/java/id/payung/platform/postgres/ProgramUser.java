package id.payung.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses user 0; so root starts it as the user whose folder it is, or in a user namespace
 * of its own (where root is nobody to the program and files stay root's), or, where namespaces are forbidden, as user
 * 65534 who then owns the files.
 */
final class ProgramUser {
  private static final int NOBODY = 65534;

  private final List<String> prefix;
  private final int owner;

  private ProgramUser(List<String> prefix, int owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  static ProgramUser choose(Path folder) {
    int me = id(Path.of("/proc/self"), "uid");
    if (me != 0) {
      return new ProgramUser(List.of(), me);
    }
    int theirs = id(folder, "uid");
    if (theirs != 0) {
      return new ProgramUser(setpriv(theirs, id(folder, "gid")), theirs);
    }
    var namespace = new ProgramUser(List.of("unshare", "-U"), 0);
    if (namespace.works()) {
      return namespace;
    }
    var nobody = new ProgramUser(setpriv(NOBODY, NOBODY), NOBODY);
    if (nobody.works()) {
      return nobody;
    }
    throw new StartRefused(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start Payung as an ordinary "
            + "user.");
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /**
   * Gives the folder and all in it to the one who runs PostgreSQL, when it is somebody else's (a start as root after
   * one as a user).
   */
  void own(Path folder) {
    List<String> chown = List.of("chown", "-R", Integer.toString(owner), folder.toString());
    if (owner != id(folder, "uid") && new Program(chown).run().exit() != 0) {
      throw new StartRefused("Folder data milik pengguna lain / the data folder belongs to another user: " + folder);
    }
  }

  private boolean works() {
    try {
      return new Program(command(List.of("true"))).run().exit() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static List<String> setpriv(int uid, int gid) {
    return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
  }

  private static int id(Path path, String kind) {
    try {
      return (int) Files.getAttribute(path, "unix:" + kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
