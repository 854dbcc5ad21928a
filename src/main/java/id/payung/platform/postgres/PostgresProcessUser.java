package id.payung.platform.postgres;

import id.payung.platform.command.CommandRefused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The operating system user that PostgreSQL runs as. PostgreSQL refuses to run as root. So where root starts Payung,
 * PostgreSQL runs as the owner of the data folder; where that is root as well, in a user namespace of its own, in which
 * it is not root while its files remain those of root; and where namespaces are forbidden, as nobody (65534), who then
 * owns the files.
 */
final class PostgresProcessUser {
  private static final int NOBODY = 65534;

  private final List<String> prefix;
  private final int owner;

  private PostgresProcessUser(List<String> prefix, int owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  static PostgresProcessUser choose(Path folder) {
    int currentUser = readOwnerId(Path.of("/proc/self"), "uid");
    if (currentUser != 0) {
      return new PostgresProcessUser(List.of(), currentUser);
    }
    int folderOwner = readOwnerId(folder, "uid");
    if (folderOwner != 0) {
      return new PostgresProcessUser(setprivCommand(folderOwner, readOwnerId(folder, "gid")), folderOwner);
    }
    PostgresProcessUser namespace = new PostgresProcessUser(List.of("unshare", "-U"), 0);
    if (namespace.canRun()) {
      return namespace;
    }
    PostgresProcessUser nobody = new PostgresProcessUser(setprivCommand(NOBODY, NOBODY), NOBODY);
    if (nobody.canRun()) {
      return nobody;
    }
    throw new CommandRefused(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start Payung as an ordinary "
            + "user.");
  }

  List<String> wrapCommand(List<String> command) {
    List<String> wrapped = new ArrayList<>(prefix);
    wrapped.addAll(command);
    return wrapped;
  }

  /**
   * Gives the folder and all in it to the one who runs PostgreSQL, when it is somebody else's (a start as root after
   * one as a user).
   */
  void takeOwnership(Path folder) {
    List<String> chown = List.of("chown", "-R", Integer.toString(owner), folder.toString());
    if (owner != readOwnerId(folder, "uid") && new ExternalProgram(chown).run().exit() != 0) {
      throw new CommandRefused("Folder data milik pengguna lain / the data folder belongs to another user: " + folder);
    }
  }

  private boolean canRun() {
    try {
      return new ExternalProgram(wrapCommand(List.of("true"))).run().exit() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static List<String> setprivCommand(int uid, int gid) {
    return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
  }

  private static int readOwnerId(Path path, String kind) {
    try {
      return (int) Files.getAttribute(path, "unix:" + kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
