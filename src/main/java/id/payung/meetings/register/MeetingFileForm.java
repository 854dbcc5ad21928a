package id.payung.meetings.register;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** Files that are added to a meeting. */
record MeetingFileForm(
    @Pattern(regexp = "invitation|attendance|photo|material", message = "meetings.file.needed") String kind,
    @NotEmpty(message = "meetings.file.needed") List<MultipartFile> file) {}
