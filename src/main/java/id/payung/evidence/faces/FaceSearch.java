package id.payung.evidence.faces;

import id.payung.platform.images.FaceAnonymiser;
import id.payung.platform.images.FaceBox;
import id.payung.platform.images.Picture;
import java.util.List;
import org.springframework.stereotype.Component;

/** The search for faces on a picture, a second of a processor: apart, so that tests of other things may take less. */
@Component
class FaceSearch {
  List<FaceBox> search(Picture picture) {
    return FaceAnonymiser.detect(picture);
  }
}
