package id.payung.platform.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringTokenizer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A boosted cascade of Haar features as OpenCV writes them (Viola and Jones 2001, Lienhart 2002): stages of small
 * decision trees over sums of light in rectangles. Most windows fail in the first stages, so looking at every place of
 * a picture is quick.
 *
 * <p>The classifiers are OpenCV's own, unpacked from its artifact at build time; only the walk over them is ours, so
 * that no native library is needed at run time.
 */
final class HaarCascade {
  private static final String FOLDER = "/org/bytedeco/opencv/linux-x86_64/share/opencv4/haarcascades/";

  /** OpenCV lowers each stage's threshold by this much against rounding. */
  private static final float THRESHOLD_SLACK = 1e-5f;

  final int width;
  final int height;

  private final float[] stageThreshold;

  /** First tree of each stage, and one past the last. */
  private final int[] stageFirst;

  /** First node and first leaf of each tree. */
  private final int[] treeNode;
  private final int[] treeLeaf;

  /** A node: where to go when below and when not below; positive is a node of the same tree, else minus the leaf. */
  private final int[] below;
  private final int[] notBelow;
  private final int[] feature;
  private final float[] threshold;
  private final float[] leaf;

  /** Three rectangles a feature: x, y, width, height; a weight of 0 means none. */
  private final int[] rectangles;
  private final float[] weights;

  private HaarCascade(Element root) {
    this.width = Integer.parseInt(text(root, "width"));
    this.height = Integer.parseInt(text(root, "height"));
    List<Element> stages = children(child(root, "stages"));
    this.stageThreshold = new float[stages.size()];
    this.stageFirst = new int[stages.size() + 1];
    List<Element> trees = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      stageThreshold[i] = Float.parseFloat(text(stages.get(i), "stageThreshold")) - THRESHOLD_SLACK;
      stageFirst[i] = trees.size();
      trees.addAll(children(child(stages.get(i), "weakClassifiers")));
    }
    stageFirst[stages.size()] = trees.size();
    this.treeNode = new int[trees.size()];
    this.treeLeaf = new int[trees.size()];
    List<double[]> nodes = new ArrayList<>();
    List<double[]> leaves = new ArrayList<>();
    int nodeCount = 0;
    int leafCount = 0;
    for (int i = 0; i < trees.size(); i++) {
      treeNode[i] = nodeCount;
      treeLeaf[i] = leafCount;
      nodes.add(numbers(text(trees.get(i), "internalNodes")));
      leaves.add(numbers(text(trees.get(i), "leafValues")));
      nodeCount += nodes.get(i).length / 4;
      leafCount += leaves.get(i).length;
    }
    this.below = new int[nodeCount];
    this.notBelow = new int[nodeCount];
    this.feature = new int[nodeCount];
    this.threshold = new float[nodeCount];
    this.leaf = new float[leafCount];
    fillTrees(nodes, leaves);
    List<Element> features = children(child(root, "features"));
    this.rectangles = new int[features.size() * 12];
    this.weights = new float[features.size() * 3];
    fillFeatures(features);
  }

  private void fillTrees(List<double[]> nodes, List<double[]> leaves) {
    int n = 0;
    int l = 0;
    for (int i = 0; i < nodes.size(); i++) {
      double[] tree = nodes.get(i);
      for (int at = 0; at < tree.length; at += 4, n++) {
        below[n] = (int) tree[at];
        notBelow[n] = (int) tree[at + 1];
        feature[n] = (int) tree[at + 2];
        threshold[n] = (float) tree[at + 3];
      }
      for (double value : leaves.get(i)) {
        leaf[l++] = (float) value;
      }
    }
  }

  private void fillFeatures(List<Element> features) {
    for (int i = 0; i < features.size(); i++) {
      if (childOrNull(features.get(i), "tilted") instanceof Element tilted
          && !tilted.getTextContent().strip().equals("0")) {
        throw new IllegalStateException("tilted features are not read");
      }
      List<Element> parts = children(child(features.get(i), "rects"));
      for (int r = 0; r < parts.size(); r++) {
        double[] part = numbers(parts.get(r).getTextContent());
        for (int k = 0; k < 4; k++) {
          rectangles[i * 12 + r * 4 + k] = (int) part[k];
        }
        weights[i * 3 + r] = (float) part[4];
      }
    }
  }

  static HaarCascade load(String name) {
    try (InputStream in = Objects.requireNonNull(HaarCascade.class.getResourceAsStream(FOLDER + name + ".xml"), name)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element storage = factory.newDocumentBuilder().parse(in).getDocumentElement();
      return new HaarCascade(child(storage, "cascade"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the classifier " + name + " cannot be read", e);
    }
  }

  /**
   * Whether the window with its upper left corner here looks like what was learnt.
   *
   * @param window sums of the picture at the scale in which a face is as large as the window
   */
  boolean matches(IntegralImage window, int x, int y) {
    float inverseDeviation = window.inverseDeviation(x + 1, y + 1, width - 2, height - 2);
    if (inverseDeviation < 0) {
      return false;
    }
    for (int stage = 0; stage < stageThreshold.length; stage++) {
      float sum = 0;
      for (int tree = stageFirst[stage]; tree < stageFirst[stage + 1]; tree++) {
        sum += valueOf(tree, window, x, y, inverseDeviation);
      }
      if (sum < stageThreshold[stage]) {
        return false;
      }
    }
    return true;
  }

  private float valueOf(int tree, IntegralImage window, int x, int y, float inverseDeviation) {
    int at = 0;
    do {
      int node = treeNode[tree] + at;
      at = featureValue(feature[node], window, x, y) * inverseDeviation < threshold[node] ? below[node]
          : notBelow[node];
    } while (at > 0);
    return leaf[treeLeaf[tree] - at];
  }

  private float featureValue(int index, IntegralImage window, int x, int y) {
    float value = 0;
    for (int r = 0; r < 3; r++) {
      float weight = weights[index * 3 + r];
      if (weight != 0) {
        int at = index * 12 + r * 4;
        value +=
            weight * window.sum(x + rectangles[at], y + rectangles[at + 1], rectangles[at + 2], rectangles[at + 3]);
      }
    }
    return value;
  }

  /** Sums of light over any rectangle, in four look-ups. */
  static final class IntegralImage {
    final int width;
    final int height;
    private final int stride;
    private final int[] sums;
    private final long[] squares;

    /**
     * @param grey light of each point, 0 to 255, row by row
     */
    IntegralImage(int[] grey, int width, int height) {
      this.width = width;
      this.height = height;
      this.stride = width + 1;
      this.sums = new int[stride * (height + 1)];
      this.squares = new long[stride * (height + 1)];
      for (int y = 0; y < height; y++) {
        int row = 0;
        long rowOfSquares = 0;
        for (int x = 0; x < width; x++) {
          int light = grey[y * width + x];
          row += light;
          rowOfSquares += (long) light * light;
          int at = (y + 1) * stride + x + 1;
          sums[at] = sums[at - stride] + row;
          squares[at] = squares[at - stride] + rowOfSquares;
        }
      }
    }

    int sum(int x, int y, int w, int h) {
      int top = y * stride + x;
      int bottom = top + h * stride;
      return sums[bottom + w] - sums[bottom] - sums[top + w] + sums[top];
    }

    /** One over the spread of light in the window; negative for a window as flat as a wall. */
    float inverseDeviation(int x, int y, int w, int h) {
      int top = y * stride + x;
      int bottom = top + h * stride;
      double square = squares[bottom + w] - squares[bottom] - squares[top + w] + squares[top];
      double sum = sum(x, y, w, h);
      double area = (double) w * h;
      double variance = area * square - sum * sum;
      if (variance <= 0) {
        return -1;
      }
      double factor = 1 / Math.sqrt(variance);
      // As OpenCV does: a window whose light varies by less than a tenth of a per cent holds nothing.
      return area * factor < 0.1 ? (float) factor : -1;
    }
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    return (Element) Objects.requireNonNull(childOrNull(parent, name), name);
  }

  private static @Nullable Node childOrNull(Element parent, String name) {
    for (Element child : children(parent)) {
      if (child.getTagName().equals(name)) {
        return child;
      }
    }
    return null;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static double[] numbers(String text) {
    var tokens = new StringTokenizer(text);
    double[] numbers = new double[tokens.countTokens()];
    Arrays.setAll(numbers, _ -> Double.parseDouble(tokens.nextToken()));
    return numbers;
  }
}
