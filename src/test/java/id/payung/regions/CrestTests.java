package id.payung.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.testing.OwnDatabase;
import id.payung.platform.testing.PayungTest;
import id.payung.platform.testing.TestCast;
import id.payung.platform.testing.TestSignIn;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The coat of arms, uploaded once by the administrator, stands on every letterhead. */
@PayungTest
@OwnDatabase("crest") // a regency has one
class CrestTests {
  private static final String SETTINGS = "/73.24/settings/regency";

  @Autowired MockMvc mvc;
  @Autowired PaperLetterheadAssembly letterheads;
  @Autowired TestCast cast;

  @Test
  void the_administrator_uploads_it_once_it_stands_on_papers_and_can_be_removed() throws Exception {
    int before = pictures("/73.24/regent/page.pdf");
    assertThat(arms()).isNull();

    upload("ani", png()).andExpect(redirectedUrl(SETTINGS));

    assertThat(arms()).startsWith("data:image/jpeg;base64,");
    assertThat(pictures("/73.24/regent/page.pdf")).isEqualTo(before + 1);
    mvc.perform(get(SETTINGS + "/crest").cookie(TestSignIn.sessionCookie(mvc, "citra"))).andExpect(status().isOk());
    mvc.perform(get(SETTINGS).cookie(TestSignIn.sessionCookie(mvc, "ani")))
        .andExpect(content().string(containsString("/settings/regency/crest\" alt=\"Lambang daerah\"")));

    mvc.perform(post(SETTINGS + "/crest/removal").cookie(TestSignIn.sessionCookie(mvc, "ani")).with(csrf()))
        .andExpect(redirectedUrl(SETTINGS));
    assertThat(arms()).isNull();
    mvc.perform(get(SETTINGS + "/crest").cookie(TestSignIn.sessionCookie(mvc, "citra")))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_clerk_uploads_none_and_what_is_no_picture_is_refused() throws Exception {
    upload("citra", png()).andExpect(status().isForbidden());
    upload("ani", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)).andExpect(status().is(422));
    mvc.perform(multipart(SETTINGS + "/crest").cookie(TestSignIn.sessionCookie(mvc, "ani")).with(csrf()))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Pilih gambar lambangnya.")));
  }

  @Test
  void no_paper_makes_a_letterhead_of_its_own() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> making = sources.filter(path -> path.toString().endsWith(".java"))
          .filter(CrestTests::makesLetterhead)
          .map(path -> path.getFileName().toString())
          .toList();

      assertThat(making).containsExactly("PaperLetterheadAssembly.java");
    }
  }

  private static boolean makesLetterhead(Path source) {
    try {
      return Files.readString(source).contains("new PdfDocumentHead.Letterhead(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String arms() {
    Actor secretary = cast.actorOf(TestCast.SECRETARY);
    return ActorContext.callAs(secretary, () -> letterheads.load(secretary)).arms();
  }

  private ResultActions upload(String person, byte[] bytes) throws Exception {
    return mvc
        .perform(multipart(SETTINGS + "/crest").file(new MockMultipartFile("file", "lambang.png", "image/png", bytes))
            .cookie(TestSignIn.sessionCookie(mvc, person))
            .with(csrf()));
  }

  private int pictures(String paper) throws Exception {
    byte[] pdf = mvc.perform(get(paper).cookie(TestSignIn.sessionCookie(mvc, "budi")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var resources = document.getPage(0).getResources();
      int found = 0;
      for (var name : resources.getXObjectNames()) {
        found += resources.isImageXObject(name) ? 1 : 0;
      }
      return found;
    }
  }

  private static byte[] png() throws IOException {
    BufferedImage shield = new BufferedImage(200, 240, BufferedImage.TYPE_INT_ARGB);
    var brush = shield.createGraphics();
    brush.setColor(new Color(10, 75, 65));
    brush.fillOval(20, 20, 160, 200);
    brush.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(shield, "png", out);
    return out.toByteArray();
  }
}
