package id.payung.platform.documents;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When and where a picture was taken. Only a wide reach reads it.
 *
 * @param takenAt the camera's own clock
 * @param utcOffset such as {@code +08:00}, when the camera said it
 */
public record PictureCaptureDetails(@Nullable LocalDateTime takenAt, @Nullable String utcOffset,
    @Nullable Double latitude, @Nullable Double longitude) {
  public boolean isUnknown() {
    return takenAt == null && latitude == null;
  }
}
