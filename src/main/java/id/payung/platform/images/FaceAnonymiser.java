package id.payung.platform.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Faces in photos of activities. Finding them is help, not a promise: a person looks at the boxes, adds and removes,
 * and only then does a copy leave.
 */
public final class FaceAnonymiser {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Color STRIP = new Color(0x1D, 0x2B, 0x2A);

  private FaceAnonymiser() {}

  /** Where faces seem to be, largest first. Small, turned and half-hidden faces are missed: hence the hand. */
  public static List<FaceBox> detect(Picture picture) {
    return FaceDetector.detect(picture);
  }

  /** What a new search gives, with all that a person had drawn kept. */
  public static List<FaceBox> redetect(Picture picture, List<FaceBox> known) {
    List<FaceBox> faces = new ArrayList<>(known.stream().filter(FaceBox::byHand).toList());
    for (FaceBox found : detect(picture)) {
      if (faces.stream().noneMatch(face -> face.overlap(found) > 0.5)) {
        faces.add(found);
      }
    }
    faces.sort(Comparator.comparingDouble((FaceBox face) -> face.width() * face.height()).reversed());
    return faces;
  }

  /**
   * A copy on which nobody in these boxes can be recognised. All outside them, such as the banner, stays as sharp as it
   * was.
   */
  public static Picture blur(Picture picture, List<FaceBox> faces) {
    Picture copy = picture.copy();
    FaceBlur.blur(copy.image(), faces, RANDOM);
    return copy;
  }

  /**
   * A copy with a dark strip below it that says where and when, for instance
   * {@code Desa Balo-Balo, Kec. Wotu · 20 November 2026}. The strip is added, so it hides nothing.
   */
  public static Picture withCaption(Picture picture, String text) {
    int strip = Math.max(24, Math.min(picture.height() / 12, picture.width() / 18));
    double size = strip * 0.52;
    double pad = strip * 0.4;
    var canvas = new BufferedImage(picture.width(), picture.height() + strip, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = canvas.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.drawImage(picture.image(), 0, 0, null);
    brush.setColor(STRIP);
    brush.fillRect(0, picture.height(), picture.width(), strip);
    GlyphTextPainter letters = GlyphTextPainter.instance();
    // A narrow picture gets smaller letters before it loses words.
    double fitted = size;
    double room = picture.width() - 2 * pad;
    while (fitted > size * 0.6 && letters.width(text, fitted) > room) {
      fitted -= 0.5;
    }
    letters.draw(brush, letters.truncate(text, fitted, room), pad, picture.height() + strip * 0.5 + fitted * 0.36,
        fitted, Color.WHITE);
    brush.dispose();
    return Picture.of(canvas);
  }
}
