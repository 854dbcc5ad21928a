package id.payung.platform.images;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and where a picture was taken, as the camera wrote into it. This is proof, and it is also what must not leave
 * with a copy.
 *
 * @param takenAt the clock of the camera, without a zone unless {@code offset} says it
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 * @param orientation 1 to 8 as EXIF counts; 1 is upright
 */
public record PictureExif(@Nullable LocalDateTime takenAt, @Nullable ZoneOffset offset, @Nullable Double latitude,
    @Nullable Double longitude, int orientation) {

  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int PNG_EXIF = 0x65584966;
  private static final int PNG_END = 0x49454e44;
  private static final int MAX_EXIF_BYTES = 65_536;

  public static final PictureExif UNKNOWN = new PictureExif(null, null, null, null, 1);

  private static final DateTimeFormatter EXIF = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

  /**
   * A picture that went through WhatsApp has none of it; then all is unknown. Only what a camera writes is read: other
   * parts of a picture (profiles, packed texts, XML) may unpack to any size, and nobody here asks for them.
   */
  public static PictureExif read(Path file) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.mark(8);
      long head = in.readLong();
      if (head == PNG) {
        return fromMetadata(readPngExif(in));
      }
      in.reset();
      return fromMetadata(JpegMetadataReader.readMetadata(in, List.of(new ExifReader())));
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  /** The part {@code eXIf}, wherever it stands; all others are passed over unread. */
  private static Metadata readPngExif(DataInputStream in) throws IOException {
    Metadata metadata = new Metadata();
    while (true) {
      int length = in.readInt();
      int kind = in.readInt();
      if (length < 0 || kind == PNG_END) {
        return metadata;
      }
      if (kind == PNG_EXIF && length <= MAX_EXIF_BYTES) {
        new ExifReader().extract(new ByteArrayReader(in.readNBytes(length)), metadata);
        return metadata;
      }
      in.skipNBytes(length + 4L);
    }
  }

  private static PictureExif fromMetadata(Metadata metadata) {
    GeoLocation place = gpsLocation(metadata);
    Directory camera = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    LocalDateTime taken =
        camera == null ? null : parseTime(camera.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL));
    ZoneOffset offset = camera == null ? null : offset(camera.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL));
    return new PictureExif(taken, offset, place == null ? null : place.getLatitude(),
        place == null ? null : place.getLongitude(), orientation(metadata));
  }

  private static @Nullable GeoLocation gpsLocation(Metadata metadata) {
    for (GpsDirectory gps : metadata.getDirectoriesOfType(GpsDirectory.class)) {
      GeoLocation place = gps.getGeoLocation();
      if (place != null && !place.isZero() && Math.abs(place.getLatitude()) <= 90
          && Math.abs(place.getLongitude()) <= 180) {
        return place;
      }
    }
    return null;
  }

  private static int orientation(Metadata metadata) {
    Directory base = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer value = base == null ? null : base.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return value == null || value < 1 || value > 8 ? 1 : value;
  }

  private static @Nullable LocalDateTime parseTime(@Nullable String written) {
    try {
      return written == null ? null : LocalDateTime.parse(written.strip(), EXIF);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable ZoneOffset offset(@Nullable String written) {
    try {
      return written == null ? null : ZoneOffset.of(written.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
