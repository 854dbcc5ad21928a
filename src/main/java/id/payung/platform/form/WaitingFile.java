package id.payung.platform.form;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file that waits on the server because its form came back: a browser does not give a chosen file back.
 *
 * @param id by which the form names it
 */
public record WaitingFile(UUID id, String field, String name, Path folder) implements MultipartFile {
  Path path() {
    return folder.resolve(id.toString());
  }

  @Override
  public String getName() {
    return field;
  }

  @Override
  public String getOriginalFilename() {
    return name;
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public boolean isEmpty() {
    return getSize() == 0;
  }

  @Override
  public long getSize() {
    return path().toFile().length(); // 0 when it was swept meanwhile: the form asks for it again
  }

  @Override
  public byte[] getBytes() throws IOException {
    return Files.readAllBytes(path());
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(path());
  }

  @Override
  public void transferTo(File destination) throws IOException {
    Files.copy(path(), destination.toPath(), StandardCopyOption.REPLACE_EXISTING);
  }
}
