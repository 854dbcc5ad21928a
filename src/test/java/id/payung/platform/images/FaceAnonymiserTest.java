package id.payung.platform.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceAnonymiserTest {
  private static final double[][] THREE = {{0.2, 0.5}, {0.5, 0.55}, {0.8, 0.5}};

  private static final Picture GROUP = Picture.of(DrawnPictures.group(1200, 900, 0.2, THREE));
  private static final List<FaceBox> FACES = FaceAnonymiser.detect(GROUP); // a second or two of work

  @Test
  void the_faces_of_a_group_are_found_where_they_are() {
    for (double[] centre : THREE) {
      assertThat(FACES).anySatisfy(face -> {
        assertThat(centre[0]).isBetween(face.x(), face.x() + face.width());
        assertThat(centre[1]).isBetween(face.y(), face.y() + face.height());
      });
    }
    assertThat(FACES).allSatisfy(face -> assertThat(face.byHand()).isFalse());
  }

  @Test
  void a_landscape_has_no_crowd_of_faces() {
    assertThat(FaceAnonymiser.detect(Picture.of(DrawnPictures.landscape(7, 600, 450)))).hasSizeLessThan(3);
  }

  @Test
  void after_blurring_no_face_is_found_and_nothing_outside_the_boxes_has_changed() {
    Picture blurred = FaceAnonymiser.blur(GROUP, FACES);

    assertThat(FaceAnonymiser.detect(blurred))
        .allSatisfy(left -> assertThat(FACES).noneSatisfy(face -> assertThat(face.overlap(left)).isGreaterThan(0.3)));
    int banner = (int) (GROUP.height() * 0.2);
    for (int y = 0; y < banner; y += 3) {
      for (int x = 0; x < GROUP.width(); x += 3) {
        assertThat(blurred.image().getRGB(x, y)).isEqualTo(GROUP.image().getRGB(x, y));
      }
    }
  }

  @Test
  void a_blurred_face_keeps_no_more_than_sixteen_shades_and_no_two_copies_are_alike() {
    FaceBox face = new FaceBox(0.4, 0.4, 0.2, 0.3, true);
    BufferedImage first = FaceAnonymiser.blur(GROUP, List.of(face)).image();
    BufferedImage second = FaceAnonymiser.blur(GROUP, List.of(face)).image();

    // Within the box light changes only between block centres: from one point to the next hardly at all.
    int steepest = 0;
    int differing = 0;
    for (int y = (int) (0.42 * 900); y < 0.68 * 900; y++) {
      for (int x = (int) (0.42 * 1200); x < 0.58 * 1200; x++) {
        steepest = Math.max(steepest, Math.abs((first.getRGB(x, y) & 0xff) - (first.getRGB(x + 1, y) & 0xff)));
        differing += first.getRGB(x, y) == second.getRGB(x, y) ? 0 : 1;
      }
    }
    assertThat(steepest).isLessThanOrEqualTo(5);
    assertThat(differing).isGreaterThan(1000);
  }

  @Test
  void a_box_drawn_by_hand_outlives_a_new_search() {
    FaceBox byHand = new FaceBox(0.02, 0.8, 0.1, 0.1, true);
    FaceBox removedLater = new FaceBox(0.9, 0.9, 0.05, 0.05, false);

    Picture small = Picture.of(DrawnPictures.group(600, 450, 0.2, THREE));

    List<FaceBox> again = FaceAnonymiser.redetect(small, List.of(byHand, removedLater));

    assertThat(again).contains(byHand).doesNotContain(removedLater).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void the_caption_is_added_below_and_hides_nothing() throws Exception {
    Picture caption = FaceAnonymiser.withCaption(GROUP, "Desa Balo-Balo, Kec. Wotu · 20 November 2026");

    assertThat(caption.width()).isEqualTo(GROUP.width());
    assertThat(caption.height()).isGreaterThan(GROUP.height());
    assertThat(caption.image().getRGB(600, 450)).isEqualTo(GROUP.image().getRGB(600, 450));
    int light = 0;
    for (int y = GROUP.height(); y < caption.height(); y++) {
      for (int x = 0; x < caption.width(); x++) {
        light += (caption.image().getRGB(x, y) & 0xff) > 200 ? 1 : 0;
      }
    }
    assertThat(light).as("letters on the strip").isGreaterThan(500);
    Files.createDirectories(Path.of("target/looked-at"));
    Files.write(Path.of("target/looked-at/blurred-caption.jpg"),
        FaceAnonymiser.withCaption(FaceAnonymiser.blur(GROUP, FACES), "Desa Balo-Balo, Kec. Wotu · 20 November 2026")
            .toJpeg(0.85f));
  }

  @Test
  void a_caption_too_long_for_the_picture_ends_with_dots() {
    Picture narrow = Picture.of(DrawnPictures.landscape(3, 200, 300));

    assertThat(FaceAnonymiser.withCaption(narrow, "x".repeat(400)).width()).isEqualTo(200);
    assertThat(GlyphTextPainter.instance().truncate("Desa Balo-Balo, Kecamatan Wotu", 20, 100)).endsWith("…")
        .hasSizeLessThan(20);
  }
}
