package id.payung.evidence.proposal;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * The file that takes the place of one that was sent back.
 *
 * @param id of the new item, made with the form
 * @param day of the document or the activity, if it is known
 * @param pages of the new file: those of the old one say nothing of it
 * @param note what is different, for the checker; may be empty
 */
record EvidenceReplacementForm(UUID id, @NotEmpty(message = "evidence.mend.file-needed") List<MultipartFile> file,
    @Nullable @PastOrPresent(message = "evidence.wrong.to-come") LocalDate day,
    @Size(max = 60, message = "evidence.wrong.long") String pages, @Size(max = 500) String note) {}
