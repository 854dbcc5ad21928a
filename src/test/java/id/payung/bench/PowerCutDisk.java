package id.payung.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A disk of our own, an ext4 in a file, whose power can be cut: what nobody has forced onto it by then is gone, as in a
 * machine. Root alone may do so. Set up to lose as much as a disk may: names and bytes wait ten minutes for whoever
 * forces them, and a rename forces nothing by itself.
 */
final class PowerCutDisk implements AutoCloseable {
  private static final String OPTIONS = "loop,commit=600,noauto_da_alloc";

  /** {@code EXT4_IOC_SHUTDOWN} of linux/fs/ext4, the same as XFS_IOC_GOINGDOWN: _IOR('X', 125, __u32). */
  private static final long SHUTDOWN = 0x8004587DL;

  /** Without writing out the journal first. */
  private static final int NO_LOG_FLUSH = 2;

  private final Path image;
  private final Path folder;

  private PowerCutDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** Makes it and brings it in at the folder. */
  static PowerCutDisk create(Path image, Path folder, long bytes) throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(bytes);
    }
    Files.createDirectories(folder);
    runOrFail("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", image.toString());
    PowerCutDisk disk = new PowerCutDisk(image, folder);
    disk.mount();
    return disk;
  }

  Path folder() {
    return folder;
  }

  private void mount() throws IOException, InterruptedException {
    runOrFail("mount", "-o", OPTIONS, image.toString(), folder.toString());
  }

  /** From here on nothing reaches it, and who waits for it is told of an error. */
  void cutPower() {
    Linker linker = Linker.nativeLinker();
    MethodHandle open = downcallHandle(linker, "open",
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    MethodHandle ioctl = downcallHandle(linker, "ioctl",
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
    MethodHandle close = linker.downcallHandle(linker.defaultLookup().findOrThrow("close"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment flag = arena.allocateFrom(ValueLayout.JAVA_INT, NO_LOG_FLUSH);
      int file = (int) open.invokeExact(arena.allocateFrom(folder.toString()), 0);
      int done = (int) ioctl.invokeExact(file, SHUTDOWN, flag);
      int closed = (int) close.invokeExact(file);
      if (file < 0 || done != 0 || closed != 0) {
        throw new IllegalStateException("the power of " + folder + " cannot be cut: are you root?");
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle downcallHandle(Linker linker, String name, FunctionDescriptor shape) {
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, Linker.Option.firstVariadicArg(2));
  }

  /** The power is back. Nobody may run on it any more; what was only in memory goes now. */
  void restorePower() throws IOException, InterruptedException {
    unmount();
    mount();
  }

  private void unmount() throws IOException, InterruptedException {
    if (!PollingWait.waitUntil(Duration.ofSeconds(60), 200, this::tryUnmount)) {
      throw new IllegalStateException("somebody is still at " + folder);
    }
  }

  private boolean tryUnmount() {
    try {
      return run("umount", folder.toString()) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    unmount();
    Files.delete(image);
    Files.delete(folder);
  }

  private static void runOrFail(String... command) throws IOException, InterruptedException {
    if (run(command) != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": this needs root, loop devices and e2fsprogs");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command)).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
