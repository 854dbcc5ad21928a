package id.payung.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemFileNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"DCIM/LOST.DIR/1234.jpg", "lost+found/1.pdf", "$R12.pdf", "bin/$IA1B2C3.docx", "~WRL0001.tmp",
    "~$laporan.docx", "foto/Thumbs.db", ".nomedia"})
  void what_systems_and_programs_leave_behind_is_no_proof(String path) {
    assertThat(SystemFileNames.isSystemFile(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST.DIR", "lost.dir.jpg", "$Rapat tim.pdf", "~wr.pdf", "Rp$R12.pdf", "SK 12.pdf"})
  void what_people_call_their_files_stays(String path) {
    assertThat(SystemFileNames.isSystemFile(path)).isFalse();
  }
}
