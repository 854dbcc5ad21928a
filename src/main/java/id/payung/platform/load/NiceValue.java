package id.payung.platform.load;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The nice value of a thread, by setpriority(2): Java's own priorities do nothing on Linux. */
final class NiceValue {
  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  private NiceValue() {}

  /** Does nothing where a nice value belongs to the whole process, or where calls of the system are not allowed. */
  static void setForCurrentThread(int nice) {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle setPriority =
          linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), FunctionDescriptor
              .of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int _ = (int) setPriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, nice);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      System.getLogger(NiceValue.class.getName()).log(System.Logger.Level.WARNING, "no nice value", e);
    }
  }
}
