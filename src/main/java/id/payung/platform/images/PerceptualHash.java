package id.payung.platform.images;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 64 bits that stay nearly the same when a picture is scaled, compressed again or made lighter, as WhatsApp does.
 * Likeness is a question to a person, never a refusal.
 *
 * <p>The picture is shrunk to 32 × 32 greys, and each bit says whether one of the 64 lowest waves of its cosine
 * transform (without the constant ones) lies above their median. To be searched by an index the bits are cut into four
 * bands of 16: two hashes that differ in at most {@value #SEARCH_DISTANCE} bits have a band that differs in at most
 * one, so looking up each band and its 16 neighbours misses none of them.
 */
public record PerceptualHash(long bits) {
  /** Hashes this near are found by their bands for certain. */
  public static final int SEARCH_DISTANCE = 7;

  private static final int SIDE = 32;
  private static final int FREQUENCIES = 8;
  private static final double[][] COSINES = cosines();

  public static PerceptualHash compute(Picture picture) {
    double[][] grey = grey(picture.image());
    double[] coefficients = new double[FREQUENCIES * FREQUENCIES];
    double[][] half = new double[FREQUENCIES][SIDE];
    for (int u = 0; u < FREQUENCIES; u++) {
      for (int x = 0; x < SIDE; x++) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
          sum += grey[y][x] * COSINES[u][y];
        }
        half[u][x] = sum;
      }
    }
    for (int u = 0; u < FREQUENCIES; u++) {
      for (int v = 0; v < FREQUENCIES; v++) {
        double sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += half[u][x] * COSINES[v][x];
        }
        coefficients[u * FREQUENCIES + v] = sum;
      }
    }
    return new PerceptualHash(bitsAboveMedian(coefficients));
  }

  private static long bitsAboveMedian(double[] coefficients) {
    double[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    double median = (sorted[31] + sorted[32]) / 2;
    long bits = 0;
    for (double coefficient : coefficients) {
      bits = bits << 1 | (coefficient > median ? 1 : 0);
    }
    return bits;
  }

  private static double[][] grey(BufferedImage image) {
    BufferedImage step = image;
    // Halving keeps every point's share; one big step would look at a few points only and differ from copy to copy.
    while (step.getWidth() >= SIDE * 2 && step.getHeight() >= SIDE * 2) {
      step = Picture.scaled(step, Math.max(SIDE, step.getWidth() / 2), Math.max(SIDE, step.getHeight() / 2));
    }
    BufferedImage small = Picture.scaled(step, SIDE, SIDE);
    double[][] grey = new double[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int rgb = small.getRGB(x, y);
        grey[y][x] = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
      }
    }
    return grey;
  }

  /** Waves 1 to 8: wave 0 is the lightness of the whole. */
  private static double[][] cosines() {
    double[][] cosines = new double[FREQUENCIES][SIDE];
    for (int u = 0; u < FREQUENCIES; u++) {
      for (int x = 0; x < SIDE; x++) {
        cosines[u][x] = Math.cos((2 * x + 1) * (u + 1) * Math.PI / (2 * SIDE));
      }
    }
    return cosines;
  }

  /**
   * In how many of 64 bits the two differ; 0 to 7 is the same picture, up to about 12 may be, unrelated ones differ in
   * about 32.
   */
  public int distance(PerceptualHash other) {
    return Long.bitCount(bits ^ other.bits);
  }

  /** Band 0 to 3, a number from 0 to 65535. */
  public int band(int index) {
    return (int) (bits >>> (48 - 16 * index) & 0xffff);
  }

  /** The band and all that differ from it in one bit. */
  public List<Integer> bandNeighbours(int index) {
    int band = band(index);
    List<Integer> neighbours = new ArrayList<>(17);
    neighbours.add(band);
    for (int bit = 0; bit < 16; bit++) {
      neighbours.add(band ^ 1 << bit);
    }
    return neighbours;
  }
}
