package id.payung.platform.images;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes faces unrecognisable for good: of each face no more than a few blocks of mean colour remain, shifted a little
 * at random and smeared into each other. A mere blur can be computed back; what is not in the picture any more cannot.
 */
final class FaceBlur {
  /** Blocks across a face: with five or fewer nobody is recognised, by people or by programs. */
  private static final int BLOCKS = 4;

  /** Ears, chin and hair outside the box that a search or a hand drew. */
  private static final double MARGIN = 0.2;

  private static final int MAX_COLOUR_SHIFT = 12;

  private FaceBlur() {}

  static void blur(BufferedImage image, List<FaceBox> faces, RandomGenerator random) {
    for (FaceBox face : faces) {
      blur(image, face, random);
    }
  }

  private static void blur(BufferedImage image, FaceBox face, RandomGenerator random) {
    int left = (int) Math.floor(image.getWidth() * (face.x() - face.width() * MARGIN));
    int top = (int) Math.floor(image.getHeight() * (face.y() - face.height() * MARGIN));
    int right = (int) Math.ceil(image.getWidth() * (face.x() + face.width() * (1 + MARGIN)));
    int bottom = (int) Math.ceil(image.getHeight() * (face.y() + face.height() * (1 + MARGIN)));
    left = Math.clamp(left, 0, image.getWidth() - 1);
    top = Math.clamp(top, 0, image.getHeight() - 1);
    int width = Math.max(1, Math.min(image.getWidth(), right) - left);
    int height = Math.max(1, Math.min(image.getHeight(), bottom) - top);

    int[][] blocks = blockMeans(image, left, top, width, height, random);
    int[] smeared = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        smeared[y * width + x] =
            interpolate(blocks, (x + 0.5) / width * BLOCKS - 0.5, (y + 0.5) / height * BLOCKS - 0.5);
      }
    }
    BufferedImage patch = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    patch.setRGB(0, 0, width, height, smeared, 0, width);
    Graphics2D brush = image.createGraphics();
    // The whole box at its core, and an ellipse over the margin: nothing of the face's outline is left.
    brush.clip(blurArea(left, top, width, height));
    brush.drawImage(patch, left, top, null);
    brush.dispose();
  }

  private static Shape blurArea(int left, int top, int width, int height) {
    var area = new Area(new Ellipse2D.Double(left, top, width, height));
    double inset = MARGIN / (1 + 2 * MARGIN);
    area.add(new Area(new Rectangle2D.Double(left + width * inset, top + height * inset, width * (1 - 2 * inset),
        height * (1 - 2 * inset))));
    return area;
  }

  /** Mean colour of each block, with a little chance added. */
  private static int[][] blockMeans(BufferedImage image, int left, int top, int width, int height,
      RandomGenerator random) {
    int[][] blocks = new int[BLOCKS * BLOCKS][3];
    for (int by = 0; by < BLOCKS; by++) {
      for (int bx = 0; bx < BLOCKS; bx++) {
        long[] sum = new long[3];
        long count = 0;
        int endX = left + Math.max(bx * width / BLOCKS + 1, (bx + 1) * width / BLOCKS);
        int endY = top + Math.max(by * height / BLOCKS + 1, (by + 1) * height / BLOCKS);
        for (int y = top + by * height / BLOCKS; y < Math.min(endY, image.getHeight()); y++) {
          for (int x = left + bx * width / BLOCKS; x < Math.min(endX, image.getWidth()); x++) {
            int rgb = image.getRGB(x, y);
            sum[0] += rgb >> 16 & 0xff;
            sum[1] += rgb >> 8 & 0xff;
            sum[2] += rgb & 0xff;
            count++;
          }
        }
        int shift = random.nextInt(-MAX_COLOUR_SHIFT, MAX_COLOUR_SHIFT + 1);
        for (int i = 0; i < 3; i++) {
          blocks[by * BLOCKS + bx][i] = Math.clamp(sum[i] / Math.max(1, count) + shift, 0, 255);
        }
      }
    }
    return blocks;
  }

  private static int interpolate(int[][] blocks, double x, double y) {
    int x0 = Math.clamp((int) Math.floor(x), 0, BLOCKS - 1);
    int y0 = Math.clamp((int) Math.floor(y), 0, BLOCKS - 1);
    int x1 = Math.min(x0 + 1, BLOCKS - 1);
    int y1 = Math.min(y0 + 1, BLOCKS - 1);
    double dx = Math.clamp(x - x0, 0, 1);
    double dy = Math.clamp(y - y0, 0, 1);
    int rgb = 0;
    for (int i = 0; i < 3; i++) {
      double upper = blocks[y0 * BLOCKS + x0][i] * (1 - dx) + blocks[y0 * BLOCKS + x1][i] * dx;
      double lower = blocks[y1 * BLOCKS + x0][i] * (1 - dx) + blocks[y1 * BLOCKS + x1][i] * dx;
      rgb = rgb << 8 | (int) Math.round(upper * (1 - dy) + lower * dy);
    }
    return rgb;
  }
}
