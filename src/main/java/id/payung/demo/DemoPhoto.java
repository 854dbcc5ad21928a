package id.payung.demo;

import id.payung.platform.images.FaceBox;
import id.payung.platform.images.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A drawn "photo" of an activity: a hall, a banner, people without faces of anybody. Each seed gives another picture;
 * the same seed drawn at another quality is the same photo after WhatsApp.
 */
final class DemoPhoto {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 640;

  private DemoPhoto() {}

  static byte[] draw(long seed, float quality) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    paint(image, seed);
    return Picture.of(image).toJpeg(quality);
  }

  /** Where the heads are on the picture of this seed. */
  static List<FaceBox> faces(long seed) {
    return paint(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), seed);
  }

  private static List<FaceBox> paint(BufferedImage image, long seed) {
    Random random = new Random(seed);
    List<FaceBox> heads = new ArrayList<>();
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawRoom(graphics, random);
    drawBanner(graphics, random);
    int people = 5 + random.nextInt(9);
    for (int i = 0; i < people; i++) {
      double x = 70 + i * (WIDTH - 140.0) / people + random.nextInt(30);
      double y = 360 + random.nextInt(90);
      double scale = 0.8 + random.nextDouble() * 0.5;
      drawPerson(graphics, random, x, y, scale);
      heads.add(new FaceBox((x - 24 * scale) / WIDTH, (y - 16 * scale) / HEIGHT, 48 * scale / WIDTH,
          58 * scale / HEIGHT, false));
    }
    graphics.dispose();
    return List.copyOf(heads);
  }

  private static void drawRoom(Graphics2D graphics, Random random) {
    Color wall = Color.getHSBColor(0.05f + random.nextFloat() * 0.5f, 0.15f + random.nextFloat() * 0.25f,
        0.85f + random.nextFloat() * 0.1f);
    graphics.setPaint(new GradientPaint(0, 0, wall.brighter(), random.nextInt(WIDTH), HEIGHT, wall.darker()));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.getHSBColor(0.08f, 0.35f, 0.45f + random.nextFloat() * 0.2f));
    graphics.fillRect(0, 470 + random.nextInt(50), WIDTH, HEIGHT);
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      graphics.setColor(new Color(200 + random.nextInt(55), 220, 240));
      graphics.fill(new Rectangle2D.Double(random.nextInt(WIDTH - 120), 60 + random.nextInt(80),
          70 + random.nextInt(80), 120 + random.nextInt(60)));
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      int x = random.nextInt(WIDTH);
      graphics.setColor(new Color(40, 110 + random.nextInt(80), 60));
      graphics.fill(new Ellipse2D.Double(x, 380 + random.nextInt(60), 60 + random.nextInt(60), 90));
    }
  }

  private static void drawBanner(Graphics2D graphics, Random random) {
    int x = 120 + random.nextInt(200);
    int y = 40 + random.nextInt(70);
    int width = 420 + random.nextInt(180);
    graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.7f, 0.75f));
    graphics.fillRoundRect(x, y, width, 120, 12, 12);
    graphics.setColor(Color.WHITE);
    for (int row = 0; row < 3; row++) {
      int at = x + 30;
      while (at < x + width - 60) {
        int word = 20 + random.nextInt(50);
        graphics.fillRoundRect(at, y + 24 + row * 28, Math.min(word, x + width - 40 - at), row == 0 ? 16 : 10, 5, 5);
        at += word + 10;
      }
    }
  }

  private static void drawPerson(Graphics2D graphics, Random random, double x, double y, double scale) {
    graphics.setColor(
        Color.getHSBColor(random.nextFloat(), 0.5f + random.nextFloat() * 0.4f, 0.55f + random.nextFloat() * 0.4f));
    Path2D body = new Path2D.Double();
    body.moveTo(x - 34 * scale, y + 190 * scale);
    body.curveTo(x - 40 * scale, y + 40 * scale, x + 40 * scale, y + 40 * scale, x + 34 * scale, y + 190 * scale);
    body.closePath();
    graphics.fill(body);
    graphics.setColor(Color.getHSBColor(0.07f, 0.45f, 0.5f + random.nextFloat() * 0.35f));
    graphics.fill(new Ellipse2D.Double(x - 22 * scale, y - 12 * scale, 44 * scale, 54 * scale));
    graphics.setColor(random.nextBoolean() ? new Color(30, 25, 25) : Color.getHSBColor(random.nextFloat(), 0.4f, 0.7f));
    graphics.setStroke(new BasicStroke((float) (9 * scale)));
    graphics.draw(new Ellipse2D.Double(x - 24 * scale, y - 16 * scale, 48 * scale, 46 * scale));
  }
}
