package id.payung.platform.web.admission;

import id.payung.platform.errors.InfrastructureFailures;
import id.payung.platform.files.DiskSpace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Room on the disk for forms with files that are on their way. The server's own reader lays them down on the disk of
 * the database before anybody else sees them, so that room is asked for ahead of it. What a form holds is the next
 * bytes that it may send, no more: one that announces a gigabyte, or says nothing of its length, and then hardly sends
 * anything keeps nobody else out.
 */
@Component
class FormSpaceReservation {
  /** One that does not say how long it is may be as long as any. */
  private static final long LONGEST_FORM = 1L << 30;

  /** Of other bodies each has a bound of its own, and asks for room itself. */
  private static final long LONGEST_UPLOAD = 32L << 20;

  /** So much of what is still to come is held; what is on the disk already is missing from its free space. */
  static final long HELD_AHEAD = 16L << 20;

  /** The room is looked at again each time so much has come. */
  private static final long ASKED_EVERY = 4L << 20;

  private final FreeSpace space;
  private long held;

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
    long length = request.getContentLengthLong();
    if (!(request.getAttribute(SlowBodyValve.COUNTED_BODY) instanceof SlowBodyValve.CountedBody body)) {
      // Nobody tells of its bytes, so that all of them are held.
      long longest = length >= 0 ? length : RequestBodyBuffer.isMultipart(request) ? LONGEST_FORM : LONGEST_UPLOAD;
      return tryHold(longest, longest) ? () -> release(longest) : null;
    }
    long ahead = length >= 0 ? Math.min(length, HELD_AHEAD) : HELD_AHEAD;
    if (!tryHold(Math.max(length, ahead), ahead)) {
      return null;
    }
    ArrivingForm form = new ArrivingForm(length, ahead);
    body.onBytes(form);
    return form::leave;
  }

  /** @param needed in all, of which this much is held */
  private synchronized boolean tryHold(long needed, long ahead) {
    if (held + needed > countFree()) {
      return false;
    }
    held += ahead;
    return true;
  }

  private synchronized void release(long bytes) {
    held -= bytes;
  }

  private synchronized boolean hasRoom() {
    return held <= countFree();
  }

  /** One form, whose bytes are laid down as they come. */
  private final class ArrivingForm implements SlowBodyValve.ByteListener {
    private final long length;
    private long ahead;
    private long received;
    private long asked;
    private boolean left;

    ArrivingForm(long length, long ahead) {
      this.length = length;
      this.ahead = ahead;
    }

    @Override
    public void received(int bytes) {
      received += bytes;
      if (length >= 0 && length - received < ahead) {
        long toCome = Math.max(0, length - received);
        release(ahead - toCome);
        ahead = toCome;
      }
      if (received - asked >= ASKED_EVERY) {
        asked = received;
        if (!left && !hasRoom()) {
          // An IOException would be taken for a line that broke, and answered by the server itself.
          throw new UncheckedIOException(new IOException(InfrastructureFailures.NO_SPACE));
        }
      }
    }

    void leave() {
      release(ahead);
      ahead = 0;
      left = true; // the server still reads away some of what follows
    }
  }

  private long countFree() {
    try {
      return space.count();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
