package id.payung.platform.web.admission;

import id.payung.platform.files.DiskSpace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the forms with files that are on their way have announced. The server's own reader lays them down on the disk of
 * the database before anybody else sees them, so that room is asked for ahead of it: for all of them together.
 */
@Component
class FormSpaceReservation {
  /** One that does not say how long it is may be as long as any. */
  private static final long LONGEST_FORM = 1L << 30;

  /** Of other bodies each has a bound of its own, and asks for room itself. */
  private static final long LONGEST_UPLOAD = 32L << 20;

  private final FreeSpace space;
  private long announced;

  @Autowired
  FormSpaceReservation(@Value("${payung.data:data}") Path data) {
    this(() -> DiskSpace.countFree(data));
  }

  FormSpaceReservation(FreeSpace space) {
    this.space = space;
  }

  /** How much files may still take. */
  @FunctionalInterface
  interface FreeSpace {
    long count() throws IOException;
  }

  /** @return what is to be called when it has been dealt with; null where there is no room for it */
  @Nullable
  Runnable tryEnter(HttpServletRequest request) {
    long bytes = lengthOf(request);
    synchronized (this) {
      if (announced + bytes > countFree()) {
        return null;
      }
      announced += bytes;
    }
    return () -> leave(bytes);
  }

  private synchronized void leave(long bytes) {
    announced -= bytes;
  }

  private long countFree() {
    try {
      return space.count();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static long lengthOf(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length >= 0 ? length : RequestBodyBuffer.isMultipart(request) ? LONGEST_FORM : LONGEST_UPLOAD;
  }
}
