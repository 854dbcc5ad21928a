package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.page.SeeOther;
import id.payung.platform.testing.SeededTrials;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** Forms with rows, parts and several values of one name. */
class NestedFormTests extends FormFixture {
  record Paper(@NotBlank @Size(max = 10) String what, @Unwrapped Term term) {}

  record Term(@Nullable LocalDate from, @Nullable LocalDate to) {}

  record Sides(@Nullable @Valid LineForm first, @Nullable LineForm second) {}

  record PaperForm(UUID id, @Valid @Unwrapped Paper paper, String kind, @Valid @Unwrapped Sides sides) {}

  @Test
  void fields_of_an_unwrapped_record_are_sent_checked_and_shown_under_their_own_names() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("id", ID.toString());
    request.setParameter("what", "Naskah");
    request.setParameter("to", "2026-12-31");
    request.setParameter("first.id", ID.toString());
    request.setParameter("first.what", "Pihak");
    request.setParameter("first.amount", "7");
    binder.submission(PaperForm.class, new ServletWebRequest(request)).save(form -> {
      assertThat(form.paper()).isEqualTo(new Paper("Naskah", new Term(null, LocalDate.of(2026, 12, 31))));
      assertThat(form.sides()).isEqualTo(new Sides(new LineForm(ID, "Pihak", 7L, ""), null));
      FormFields shown = FormFields.of(form);
      assertThat(shown.value("to")).isEqualTo("2026-12-31");
      assertThat(shown.part("first").value("what")).isEqualTo("Pihak");
      assertThat(shown.longest("what")).isEqualTo(10);
      return SeeOther.to("/x");
    }, Page::new);

    request.setParameter("what", "Naskah yang panjang");
    request.setParameter("first.what", "");
    request.removeParameter("id");
    FormFields wrong = refused(binder.submission(PaperForm.class, new ServletWebRequest(request)), 422);
    assertThat(wrong.mistakes().keySet()).containsExactly("id", "what", "first.what");

    request.setParameter("to", "kapan-kapan");
    FormFields unreadable = refused(binder.submission(PaperForm.class, new ServletWebRequest(request)), 422);
    assertThat(unreadable.mistakes()).containsEntry("to", FieldMistake.of("errors.field.date"));
    assertThat(unreadable.value("to")).isEqualTo("kapan-kapan");
  }

  @Test
  void blank_rows_are_left_out_and_the_others_close_up() {
    MockHttpServletRequest request = right();
    request.setParameter("lines[4].id", ID.toString());
    request.setParameter("lines[4].what", "Cetak");
    request.setParameter("lines[4].amount", "500");
    request.setParameter("lines[2].id", ID.toString());
    request.setParameter("lines[2].what", " ");
    request.setParameter("lines[2].stage", "proposed");

    sent(request).save(form -> {
      assertThat(form.lines()).extracting(LineForm::what).containsExactly("Konsumsi", "Cetak");
      return SeeOther.to("/");
    }, again -> {
      throw new AssertionError(keys(again).toString());
    });
    request.setParameter("lines[4].amount", "x");
    List<FormFields> rows = refused(sent(request), 422).rows("lines", 2);
    assertThat(rows).hasSize(4);
    assertThat(rows.get(1).path("amount")).isEqualTo("lines[1].amount");
    assertThat(rows.get(1).value("what")).isEqualTo("Cetak");
    assertThat(rows.get(3).value("what")).isEmpty();
  }

  @Test
  void a_stranger_cannot_make_a_form_grow() {
    MockHttpServletRequest request = right();
    for (int i = 0; i < 10_000; i++) {
      request.setParameter("lines[" + i * 99 + "].what", "x");
      request.addParameter("office", new UUID(0, i).toString());
    }
    request.setParameter("lines[99999999999].what", "x");
    request.setParameter("lines[1][2][3].what", "x");
    request.setParameter("lines[-1].what", "x");
    request.setParameter("nothing[5].of", "x");

    Map<String, String> wrong = keys(refused(sent(request), 422));

    assertThat(wrong).containsEntry("lines", "errors.field.too-many").containsEntry("office", "errors.field.too-many");
    assertThat(wrong).hasSizeLessThan(2 * FormValues.MOST_ROWS + 5);
  }

  @Test
  void a_comma_in_a_chosen_value_stays_one_value() {
    record Words(List<String> word) {}
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("word", "satu, dua");

    assertThat(binder.filter(Words.class, new ServletWebRequest(request)).word()).containsExactly("satu, dua");
  }

  @Test
  void a_record_that_is_shown_and_sent_again_is_the_same_record() {
    SeededTrials.run(200, random -> {
      var form = new ActivityForm(new UUID(random.nextLong(), random.nextLong()), random.nextInt(1000), "Rapat",
          LocalDate.of(2000 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28)), null,
          Kind.values()[random.nextInt(2)], (long) random.nextInt(), List.of(OFFICE, ID), random.nextBoolean(),
          List.of(new LineForm(ID, "Cetak", (long) random.nextInt(1000), ""), new LineForm(ID, "x", 0L, "spent")));
      if (form.amount() != null && form.amount() < 0) {
        return;
      }
      MockHttpServletRequest request = new MockHttpServletRequest();
      FormFields.of(form).texts().forEach((name, texts) -> texts.forEach(text -> request.addParameter(name, text)));

      sent(request).save(back -> {
        assertThat(back).isEqualTo(form);
        return SeeOther.to("/");
      }, again -> {
        throw new AssertionError(keys(again).toString());
      });
    });
  }

  @Test
  void a_field_that_the_form_does_not_have_is_a_bug_and_says_so() {
    assertThatThrownBy(() -> FormFields.blank(ActivityForm.class).with("titel", "x"))
        .hasMessageContaining("no field titel");
    assertThatThrownBy(() -> FormFields.blank(ActivityForm.class).value("titel")).hasMessageContaining("titel");
  }
}
