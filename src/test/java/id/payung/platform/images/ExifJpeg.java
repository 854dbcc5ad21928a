package id.payung.platform.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A JPEG with what a phone's camera writes into it: 20 November 2026 09:30:15 +08:00 at 2.6° S 120.8° E. */
public final class ExifJpeg {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private ExifJpeg() {}

  public static byte[] with(BufferedImage image, int orientation) throws IOException {
    var plain = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", plain);
    byte[] jpeg = plain.toByteArray();
    byte[] tiff = tiff(orientation);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(new byte[]{(byte) 0xFF, (byte) 0xE1});
    int length = tiff.length + 8;
    out.write(length >> 8);
    out.write(length);
    out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    out.write(tiff);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static byte[] tiff(int orientation) {
    ByteBuffer b = ByteBuffer.allocate(600);
    b.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    int exif = 120;
    int gps = 260;
    int text = 400;
    b.position(8);
    b.putShort((short) 4);
    entry(b, 0x010F, ASCII, 6, text);
    entry(b, 0x0112, SHORT, 1, orientation << 16);
    entry(b, 0x8769, LONG, 1, exif);
    entry(b, 0x8825, LONG, 1, gps);
    b.putInt(0);
    b.position(exif);
    b.putShort((short) 2);
    entry(b, 0x9003, ASCII, 20, text + 10);
    entry(b, 0x9011, ASCII, 7, text + 40);
    b.putInt(0);
    b.position(gps);
    b.putShort((short) 4);
    entry(b, 1, ASCII, 2, 'S' << 24);
    entry(b, 2, RATIONAL, 3, text + 60);
    entry(b, 3, ASCII, 2, 'E' << 24);
    entry(b, 4, RATIONAL, 3, text + 90);
    b.putInt(0);
    put(b, text, "Cam-X\0");
    put(b, text + 10, "2026:11:20 09:30:15\0");
    put(b, text + 40, "+08:00\0");
    b.position(text + 60);
    b.putInt(2).putInt(1).putInt(36).putInt(1).putInt(0).putInt(1);
    b.position(text + 90);
    b.putInt(120).putInt(1).putInt(48).putInt(1).putInt(0).putInt(1);
    return b.array();
  }

  private static void entry(ByteBuffer b, int tag, int type, int count, int value) {
    b.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static void put(ByteBuffer b, int at, String text) {
    b.position(at);
    b.put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
