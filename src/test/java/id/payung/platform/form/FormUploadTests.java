package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartFile;

/** A form with files comes back: what was refused is named, what was good need not be chosen again. */
class FormUploadTests {
  private static final Actor ANI = person();
  private static final Actor BUDI = person();

  private static final Validator VALIDATOR = new FormValidation()
      .formValidatorFactory(Clock.systemUTC(),
          new StaticListableBeanFactory().getBeanProvider(id.payung.platform.tenancy.RegencyDirectory.class))
      .getValidator();

  private final FormBinder binder = new FormBinder(VALIDATOR);

  record PhotoForm(@NotBlank String title, List<MultipartFile> photo, @Nullable MultipartFile paper) {}

  record Page(FormFields form) implements PageModel {}

  @Test
  void a_refused_file_is_named_and_the_others_wait_until_the_form_is_taken() {
    FormFields back = comeBack(ANI, request("Rapat", file("photo", "baik.jpg"), file("photo", "rusak.jpg")), form -> {
      throw new RefusedFiles(List.of(new RefusedFiles.RefusedFile(form.photo().getLast(), new Refused("images.half"))));
    });

    assertThat(back.value("title")).isEqualTo("Rapat");
    assertThat(back.mistakes()).containsOnlyKeys("photo");
    assertThat(back.mistakes().get("photo").args()).contains("rusak.jpg");
    assertThat(back.waitingFiles("photo")).extracting(WaitingFile::name).containsExactly("baik.jpg");
    assertThat(back.lostFiles("photo")).isEmpty();

    MockMultipartHttpServletRequest again = waiting("Rapat", back);
    save(ANI, again, form -> assertThat(form.photo()).singleElement().satisfies(photo -> {
      assertThat(photo.getOriginalFilename()).isEqualTo("baik.jpg");
      assertThat(photo.getBytes()).asString().isEqualTo("isi baik.jpg");
      assertThat(photo.getName()).isEqualTo("photo");
    }));
    save(ANI, again, form -> assertThat(form.photo()).as("taken already").isEmpty());
  }

  @Test
  void files_wait_whatever_the_form_comes_back_for_and_for_as_often() {
    FormFields first = comeBack(ANI, request("", file("photo", "a.jpg"), file("paper", "b.pdf")), form -> {
      throw new AssertionError("was saved");
    });
    FormFields second = comeBack(ANI, waiting("x", first), form -> {
      throw new Invalid("title", "errors.field.wrong");
    });
    FormFields third = comeBack(ANI, waiting("x", second), form -> {
      throw new Refused("errors.choice");
    });

    assertThat(third.mistakes()).containsOnlyKeys("");
    assertThat(third.waitingFiles("photo")).isEqualTo(first.waitingFiles("photo")).hasSize(1);
    save(ANI, waiting("x", third), form -> assertThat(form.paper()).isNotNull()
        .satisfies(paper -> assertThat(paper.getOriginalFilename()).isEqualTo("b.pdf")));
  }

  @Test
  void where_one_file_is_taken_the_one_chosen_now_counts() {
    FormFields back = comeBack(ANI, request("", file("paper", "lama.pdf")), form -> {
      throw new AssertionError("was saved");
    });
    MockMultipartHttpServletRequest again = waiting("x", back);
    again.addFile(file("paper", "baru.pdf"));

    save(ANI, again, form -> assertThat(form.paper()).isNotNull()
        .satisfies(paper -> assertThat(paper.getOriginalFilename()).isEqualTo("baru.pdf")));
  }

  @Test
  void nobody_takes_the_waiting_file_of_somebody_else_and_a_stranger_has_to_choose_again() {
    FormFields back = comeBack(ANI, request("", file("photo", "a.jpg")), form -> {
      throw new AssertionError("was saved");
    });

    save(BUDI, waiting("x", back), form -> assertThat(form.photo()).isEmpty());
    FormFields stranger = returned(
        binder.submission(PhotoForm.class, new ServletWebRequest(request("", file("photo", "tamu.jpg")))).save(form -> {
          throw new AssertionError("was saved");
        }, Page::new));
    assertThat(stranger.waitingFiles("photo")).isEmpty();
    assertThat(stranger.lostFiles("photo")).containsExactly("tamu.jpg");
  }

  @Test
  void forms_sent_at_once_share_one_bound_and_small_files_without_end_do_not_wait() throws Exception {
    WaitingFileFolder folder = new WaitingFileFolder(UUID.randomUUID());
    long most = WaitingFileFolder.MAX_BYTES;
    MockMultipartFile meanwhile = new MockMultipartFile("photo", "dua.jpg", null, new byte[0]) {
      @Override
      public long getSize() {
        return most / 2 + 1;
      }
    };
    List<Optional<WaitingFile>> second = new ArrayList<>();
    MockMultipartFile first = new MockMultipartFile("photo", "satu.jpg", null, new byte[0]) {
      @Override
      public long getSize() {
        return most / 2 + 1;
      }

      @Override
      public InputStream getInputStream() throws IOException {
        second.add(folder.add("photo", "dua.jpg", meanwhile)); // while this one is being copied
        return super.getInputStream();
      }
    };

    assertThat(folder.add("photo", "satu.jpg", first)).isPresent();
    assertThat(second).containsExactly(Optional.empty());
    for (int i = 1; i < WaitingFileFolder.MAX_FILES; i++) {
      assertThat(folder.add("photo", "kecil.jpg", file("photo", "kecil.jpg"))).isPresent();
    }
    assertThat(folder.add("photo", "lebih.jpg", file("photo", "lebih.jpg"))).isEmpty();
  }

  @Test
  void a_file_that_was_swept_meanwhile_counts_as_not_chosen() throws Exception {
    WaitingFileFolder folder = new WaitingFileFolder(UUID.randomUUID());
    WaitingFile waiting = folder.add("photo", "a.jpg", file("photo", "a.jpg")).orElseThrow();

    folder.delete(waiting);

    assertThat(waiting.isEmpty()).isTrue();
    assertThat(folder.find("photo", waiting.id())).isEmpty();
  }

  private static Actor person() {
    return Actor.person("73.24", UUID.randomUUID(), "Ani", Set.of(Role.OFFICE_CLERK), Set.of(), Set.of(), Set.of());
  }

  private static MockMultipartFile file(String field, String name) {
    return new MockMultipartFile(field, name, null, ("isi " + name).getBytes());
  }

  private static MockMultipartHttpServletRequest request(String title, MockMultipartFile... files) {
    MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();
    request.setParameter("title", title);
    for (MockMultipartFile file : files) {
      request.addFile(file);
    }
    return request;
  }

  private static MockMultipartHttpServletRequest waiting(String title, FormFields back) {
    MockMultipartHttpServletRequest request = request(title);
    for (String field : List.of("photo", "paper")) {
      back.waitingFiles(field).forEach(file -> request.addParameter(field + ".waiting", file.id().toString()));
    }
    return request;
  }

  private FormFields comeBack(Actor actor, MockMultipartHttpServletRequest request, Consumer<PhotoForm> save) {
    return returned(ActorContext.<WebResult, RuntimeException>callAs(actor, () -> send(request, save)));
  }

  private void save(Actor actor, MockMultipartHttpServletRequest request, Consumer<PhotoForm> save) {
    assertThat(ActorContext.<WebResult, RuntimeException>callAs(actor, () -> send(request, save)))
        .isInstanceOf(SeeOther.class);
  }

  private WebResult send(MockMultipartHttpServletRequest request, Consumer<PhotoForm> save) {
    return binder.submission(PhotoForm.class, new ServletWebRequest(request)).save(form -> {
      save.accept(form);
      return SeeOther.to("/");
    }, Page::new);
  }

  private static FormFields returned(WebResult answer) {
    PageWithStatus page = (PageWithStatus) answer;
    assertThat(page.status()).isEqualTo(422);
    return ((Page) page.page()).form();
  }
}
