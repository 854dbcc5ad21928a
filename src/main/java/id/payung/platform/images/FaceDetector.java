package id.payung.platform.images;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for faces from the front, from both sides, and with the head held aslant. It would rather take a banner's
 * ornament for a face than miss a child's: a box too many is removed by hand, a face too many leaves.
 */
final class FaceDetector {
  /** A face in a group photo of 50 is still 20 points wide at this size. */
  private static final int LONGEST_SIDE = 1280;

  private static final double SCALE_STEP = 1.15;
  private static final double[] TILTS = {0, Math.toRadians(22), Math.toRadians(-22)};

  /** Hits that belong to one face lie side by side in place and scale; a single hit is chance. */
  private static final int HITS_FRONT = 2;
  private static final int HITS_ASLANT = 4;
  private static final int HITS_SIDE = 5;

  private FaceDetector() {}

  /** Loaded when the first picture is looked through. */
  private static final class TrainedClassifiers {
    static final HaarCascade FRONT = HaarCascade.load("haarcascade_frontalface_alt2");
    static final HaarCascade SIDE = HaarCascade.load("haarcascade_profileface");
  }

  private record Detection(double x, double y, double side) {
    boolean isNear(Detection other) {
      double reach = 0.35 * Math.min(side, other.side);
      return Math.abs(x - other.x) <= reach && Math.abs(y - other.y) <= reach && side / other.side < 1.6
          && other.side / side < 1.6;
    }
  }

  static List<FaceBox> detect(Picture picture) {
    BufferedImage image = picture.fitWithin(LONGEST_SIDE).image();
    List<FaceBox> faces = new ArrayList<>();
    for (double tilt : TILTS) {
      AffineTransform turn = AffineTransform.getRotateInstance(tilt, image.getWidth() / 2.0, image.getHeight() / 2.0);
      BufferedImage turned = tilt == 0 ? image : transformed(image, turn);
      addNewFaces(faces, scan(turned, TrainedClassifiers.FRONT, tilt == 0 ? HITS_FRONT : HITS_ASLANT), turn, image);
    }
    AffineTransform none = new AffineTransform();
    addNewFaces(faces, scan(image, TrainedClassifiers.SIDE, HITS_SIDE), none, image);
    AffineTransform mirror = new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0);
    addNewFaces(faces, scan(transformed(image, mirror), TrainedClassifiers.SIDE, HITS_SIDE), mirror, image);
    faces.sort(Comparator.comparingDouble((FaceBox face) -> face.width() * face.height()).reversed());
    return List.copyOf(faces);
  }

  private static BufferedImage transformed(BufferedImage image, AffineTransform turn) {
    BufferedImage turned = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = turned.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.drawImage(image, turn, null);
    brush.dispose();
    return turned;
  }

  /** Adds those that no earlier one covers, back in the place they have in the picture. */
  private static void addNewFaces(List<FaceBox> faces, List<Detection> hits, AffineTransform turn,
      BufferedImage image) {
    for (Detection hit : hits) {
      double[] centre = {hit.x + hit.side / 2, hit.y + hit.side / 2};
      try {
        turn.inverseTransform(centre, 0, centre, 0, 1);
      } catch (NoninvertibleTransformException e) {
        throw new IllegalStateException(e);
      }
      double w = image.getWidth();
      double h = image.getHeight();
      if (centre[0] <= 0 || centre[1] <= 0 || centre[0] >= w || centre[1] >= h) {
        continue;
      }
      FaceBox face = new FaceBox((centre[0] - hit.side / 2) / w, (centre[1] - hit.side / 2) / h, hit.side / w,
          hit.side / h, false);
      if (faces.stream().noneMatch(other -> other.overlap(face) > 0.3)) {
        faces.add(face);
      }
    }
  }

  private static List<Detection> scan(BufferedImage image, HaarCascade cascade, int hitsNeeded) {
    List<Detection> hits = new ArrayList<>();
    for (double scale = 1; image.getWidth() / scale >= cascade.width
        && image.getHeight() / scale >= cascade.height; scale *= SCALE_STEP) {
      HaarCascade.IntegralImage integralImage = integralImage(image, scale);
      int step = scale > 2 ? 1 : 2;
      for (int y = 0; y + cascade.height <= integralImage.height; y += step) {
        for (int x = 0; x + cascade.width <= integralImage.width; x += step) {
          if (cascade.matches(integralImage, x, y)) {
            hits.add(new Detection(x * scale, y * scale, cascade.width * scale));
          }
        }
      }
    }
    return mergeNearby(hits, hitsNeeded);
  }

  private static HaarCascade.IntegralImage integralImage(BufferedImage image, double scale) {
    int w = (int) Math.round(image.getWidth() / scale);
    int h = (int) Math.round(image.getHeight() / scale);
    BufferedImage scaled = image;
    while (scaled.getWidth() >= 2 * w) {
      scaled = Picture.scaled(scaled, Math.max(w, scaled.getWidth() / 2), Math.max(h, scaled.getHeight() / 2));
    }
    scaled = Picture.scaled(scaled, w, h);
    int[] rgb = scaled.getRGB(0, 0, w, h, null, 0, w);
    for (int i = 0; i < rgb.length; i++) {
      int c = rgb[i];
      rgb[i] = (4899 * (c >> 16 & 0xff) + 9617 * (c >> 8 & 0xff) + 1868 * (c & 0xff) + 8192) >> 14;
    }
    return new HaarCascade.IntegralImage(rgb, w, h);
  }

  /** Hits near each other are one face: their mean. */
  private static List<Detection> mergeNearby(List<Detection> hits, int needed) {
    List<List<Detection>> groups = new ArrayList<>();
    for (Detection hit : hits) {
      List<Detection> home = null;
      for (List<Detection> group : groups) {
        if (group.stream().anyMatch(hit::isNear)) {
          if (home == null) {
            home = group;
            home.add(hit);
          } else {
            home.addAll(group);
            group.clear();
          }
        }
      }
      if (home == null) {
        groups.add(new ArrayList<>(List.of(hit)));
      }
      groups.removeIf(List::isEmpty);
    }
    List<Detection> faces = new ArrayList<>();
    for (List<Detection> group : groups) {
      if (group.size() >= needed) {
        faces.add(new Detection(group.stream().mapToDouble(Detection::x).average().orElseThrow(),
            group.stream().mapToDouble(Detection::y).average().orElseThrow(),
            group.stream().mapToDouble(Detection::side).average().orElseThrow()));
      }
    }
    return faces;
  }
}
