package id.payung.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.agreements.reference.PlanningGate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SourceNotesTest {
  private static final Locale ID = Locale.of("id");
  private static final Locale EN = Locale.ENGLISH;

  @Test
  void every_note_that_ships_is_said_in_english_too() {
    ReferenceCatalogue reference = new ReferenceCatalogue();
    Set<String> shipped = new TreeSet<>();
    for (Instrument instrument : reference.instruments()) {
      shipped.add(instrument.source());
      instrument.bands().forEach(band -> shipped.add(band.source()));
      instrument.stages().forEach(stage -> shipped.add(stage.source()));
      instrument.questions().forEach(question -> shipped.add(question.source()));
      instrument.blocks().forEach(block -> shipped.add(block.source()));
      instrument.blocks()
          .forEach(block -> block.indicators()
              .forEach(indicator -> shipped.addAll(List.of(indicator.source(), indicator.nameSource()))));
    }
    reference.list("agreements/kinds").entries().forEach(entry -> shipped.add(entry.source()));
    reference.list("agreements/stages").entries().forEach(entry -> shipped.add(entry.source()));
    PlanningGate.listShipped(reference).forEach(gate -> shipped.add(gate.source()));
    shipped.remove("");

    assertThat(shipped).hasSizeGreaterThan(10)
        .allSatisfy(note -> assertThat(SourceNotes.textIn(EN, note)).isNotEqualTo(SourceNotes.textIn(ID, note)));
  }

  @Test
  void the_mark_of_how_sure_it_is_stays_inside() {
    assertThat(SourceNotes.textIn(ID, "U · Kebiasaan di kabupaten; pastikan dengan Bagian Kerja Sama."))
        .isEqualTo("Kebiasaan di kabupaten; pastikan dengan Bagian Kerja Sama.");
    assertThat(SourceNotes.textIn(EN, "U · Kebiasaan di kabupaten; pastikan dengan Bagian Kerja Sama."))
        .isEqualTo("Custom in regencies; confirm with the cooperation office.");
    assertThat(SourceNotes.textIn(EN, "Surat Deputi 12/2027")).isEqualTo("Surat Deputi 12/2027");
  }
}
