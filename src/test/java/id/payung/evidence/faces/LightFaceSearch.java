package id.payung.evidence.faces;

import id.payung.platform.images.FaceBox;
import id.payung.platform.images.Picture;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/**
 * The search of the application on a small copy of the picture: at full size it took two thirds of the first walk over
 * the demonstration. Who is found is the matter of {@code FaceAnonymiserTest}.
 */
@TestComponent
@Primary
public class LightFaceSearch extends FaceSearch {
  private static final int LONGEST_SIDE = 240;

  @Override
  List<FaceBox> search(Picture picture) {
    return super.search(picture.fitWithin(LONGEST_SIDE));
  }
}
