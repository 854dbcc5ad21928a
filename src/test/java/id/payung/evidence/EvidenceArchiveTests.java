package id.payung.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payung.evidence.intake.EvidenceFileUpload;
import id.payung.platform.images.DrawnPictures;
import id.payung.platform.testing.PayungTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Archives and folders of evidence: what is taken out of them, left out, refused. */
@PayungTest
class EvidenceArchiveTests extends EvidencePageScenario {
  @Test
  void names_in_an_archive_that_climb_out_stay_inside() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("../../../../etc/panjat.pdf", SampleFiles.pdf("panjat"));
    files.put("Klaster 2/SK_dalam_folder.pdf", SampleFiles.pdf("dalam folder"));
    files.put("__MACOSX/._SK.pdf", new byte[]{1});
    files.put("skrip.exe", new byte[]{'M', 'Z', 0, 0});

    String flash = postUpload(citra, "kiriman.zip", SampleFiles.zip(files)).andExpect(status().is3xxRedirection())
        .andReturn()
        .getFlashMap()
        .values()
        .toString();

    assertThat(flash).contains("skrip.exe").doesNotContain("MACOSX");
    mvc.perform(get(AT + "/inbox").cookie(citra))
        .andExpect(content().string(containsString("panjat")))
        .andExpect(content().string(containsString("SK dalam folder")))
        .andExpect(content().string(not(containsString("../"))));
  }

  @Test
  void what_is_left_out_of_an_archive_or_a_folder_is_said_with_its_name() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("DCIM/surat asli.pdf", SampleFiles.pdf("surat asli"));
    files.put("DCIM/.thumbnails/12345.pdf", SampleFiles.pdf("bayangan"));
    files.put("Klaster 1/SK.zip", SampleFiles.zip(Map.of("surat dalam.pdf", SampleFiles.pdf("surat dalam"))));
    files.put("Klaster 2/arsip.rar", new byte[]{'R', 'a', 'r', '!'});
    files.put("kosong.pdf", new byte[0]);

    String flash = postUpload(citra, "campur.zip", SampleFiles.zip(files)).andExpect(status().is3xxRedirection())
        .andReturn()
        .getFlashMap()
        .values()
        .toString();

    assertThat(flash).contains("DCIM/.thumbnails/12345.pdf", "Klaster 2/arsip.rar", "kosong.pdf", "RAR", "0 byte");
    mvc.perform(get(AT + "/inbox").cookie(citra))
        .andExpect(content().string(containsString("surat asli")))
        .andExpect(content().string(containsString("surat dalam")))
        .andExpect(content().string(not(containsString("12345"))));
    String nothing =
        postUpload(citra, "NAS/@eaDir/foto.jpg/THUMB.jpg", DrawnPictures.jpeg(DrawnPictures.landscape(5, 64, 48), 0.9f))
            .andExpect(status().is(422))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(nothing).contains("NAS/@eaDir/foto.jpg/THUMB.jpg");
  }

  @Test
  void an_archive_with_too_many_files_leaves_nothing_behind() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("0-pertama-dari-banyak.pdf", SampleFiles.pdf("pertama"));
    for (int i = 0; i < EvidenceFileUpload.MAX_FILES; i++) {
      files.put("n" + i + ".txt", new byte[0]);
    }

    postUpload(citra, "banyak.zip", SampleFiles.zip(files)).andExpect(status().is(422));

    mvc.perform(get(AT + "/inbox").cookie(citra))
        .andExpect(content().string(not(containsString("pertama-dari-banyak"))));
  }

  @Test
  void a_small_archive_with_an_endless_file_in_it_is_cut_off() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("nol.pdf", new byte[60 << 20]);
    files.put("wajar.pdf", SampleFiles.pdf("wajar di samping nol"));

    String flash = postUpload(citra, "bom.zip", SampleFiles.zip(files)).andExpect(status().is3xxRedirection())
        .andReturn()
        .getFlashMap()
        .values()
        .toString();

    assertThat(flash).contains("nol.pdf").contains("50");
  }
}
