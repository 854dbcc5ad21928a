package id.payung.platform.images;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;

/** Pictures drawn by the tests: landscapes, and people who do not exist. */
public final class DrawnPictures {
  private DrawnPictures() {}

  /** As a phone would send it, without metadata. */
  public static byte[] jpeg(BufferedImage image, float quality) {
    return Picture.of(image).toJpeg(quality);
  }

  /** A landscape that differs by seed. */
  public static BufferedImage landscape(long seed, int width, int height) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = brush(image);
    g.setPaint(new GradientPaint(0, 0, colour(random), 0, height, colour(random)));
    g.fillRect(0, 0, width, height);
    for (int i = 0; i < 14; i++) {
      g.setColor(colour(random));
      double w = width * (0.05 + random.nextDouble() * 0.3);
      double h = height * (0.05 + random.nextDouble() * 0.3);
      g.fill(new Ellipse2D.Double(random.nextDouble() * width - w / 2, random.nextDouble() * height - h / 2, w, h));
    }
    g.dispose();
    return image;
  }

  /**
   * A wall with a banner on top and people before it, each face at the centres given in shares, of this share of the
   * height.
   */
  public static BufferedImage group(int width, int height, double faceHeight, double[]... centres) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = brush(image);
    g.setPaint(new GradientPaint(0, 0, new Color(0xB9C7B4), width, height, new Color(0x93A393)));
    g.fillRect(0, 0, width, height);
    g.setColor(new Color(0x14507A));
    g.fillRect((int) (width * 0.1), (int) (height * 0.04), (int) (width * 0.8), (int) (height * 0.16));
    GlyphTextPainter.instance().draw(g, "PELATIHAN PATBM", width * 0.2, height * 0.14, height * 0.07, Color.WHITE);
    for (double[] centre : centres) {
      person(g, centre[0] * width, centre[1] * height, faceHeight * height);
    }
    g.dispose();
    return soft(image);
  }

  private static void person(Graphics2D g, double x, double y, double size) {
    g.setColor(new Color(0x3B5D7A));
    g.fill(new Ellipse2D.Double(x - size, y + size * 0.5, size * 2, size * 2.4));
    g.setColor(new Color(0x8A5A3C));
    g.fill(new Ellipse2D.Double(x - size * 0.2, y + size * 0.25, size * 0.4, size * 0.45));
    g.setColor(new Color(0x1B1512));
    g.fill(new Ellipse2D.Double(x - size * 0.42, y - size * 0.62, size * 0.84, size * 0.8));
    double w = size * 0.72;
    g.setPaint(new RadialGradientPaint((float) x, (float) (y + size * 0.02), (float) (size * 0.55),
        new float[]{0, 0.65f, 1}, new Color[]{new Color(0xD9A57F), new Color(0xC08A63), new Color(0x7D5236)}));
    g.fill(new Ellipse2D.Double(x - w / 2, y - size * 0.48, w, size * 0.98));
    for (int side : new int[]{-1, 1}) {
      double ex = x + side * size * 0.165;
      double ey = y - size * 0.07;
      g.setColor(new Color(0x6A, 0x43, 0x2C, 150));
      g.fill(new Ellipse2D.Double(ex - size * 0.12, ey - size * 0.075, size * 0.24, size * 0.14));
      g.setColor(new Color(0xE9DDD0));
      g.fill(new Ellipse2D.Double(ex - size * 0.075, ey - size * 0.03, size * 0.15, size * 0.065));
      g.setColor(new Color(0x17110E));
      g.fill(new Ellipse2D.Double(ex - size * 0.035, ey - size * 0.035, size * 0.07, size * 0.075));
      g.setStroke(new BasicStroke((float) (size * 0.035), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(new Arc2D.Double(ex - size * 0.11, ey - size * 0.12, size * 0.22, size * 0.1, 30, 120, Arc2D.OPEN));
      g.setColor(new Color(0xE2, 0xB2, 0x8E, 120));
      g.fill(new Ellipse2D.Double(x + side * size * 0.2 - size * 0.08, y + size * 0.08, size * 0.16, size * 0.12));
    }
    g.setColor(new Color(0xE7, 0xBB, 0x98, 140));
    g.fill(new Ellipse2D.Double(x - size * 0.035, y - size * 0.08, size * 0.07, size * 0.2));
    g.setColor(new Color(0x6D, 0x43, 0x2E, 170));
    g.fill(new Ellipse2D.Double(x - size * 0.075, y + size * 0.115, size * 0.15, size * 0.045));
    g.setColor(new Color(0x8E3B36));
    g.fill(new Ellipse2D.Double(x - size * 0.14, y + size * 0.235, size * 0.28, size * 0.075));
    g.setColor(new Color(0x4E211E));
    g.setStroke(new BasicStroke((float) (size * 0.015)));
    g.draw(new Arc2D.Double(x - size * 0.14, y + size * 0.22, size * 0.28, size * 0.07, 200, 140, Arc2D.OPEN));
  }

  private static BufferedImage soft(BufferedImage image) {
    float[] even = new float[9];
    Arrays.fill(even, 1 / 9f);
    BufferedImage soft = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    new ConvolveOp(new Kernel(3, 3, even), ConvolveOp.EDGE_NO_OP, null).filter(image, soft);
    return soft;
  }

  private static Graphics2D brush(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return g;
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }
}
