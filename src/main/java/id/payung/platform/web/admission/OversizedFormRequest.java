package id.payung.platform.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form whose files together are larger than any request may be. It is read to its end, since a browser reads no
 * answer before; its files are thrown away piece by piece, and what was typed is kept.
 */
public final class OversizedFormRequest extends HttpServletRequestWrapper {
  static final String ATTRIBUTE = OversizedFormRequest.class.getName();

  private static final int MAX_PARTS = 2_000;

  /** Of all fields together; more is no form of ours. */
  private static final int MAX_TEXT_BYTES = 3 << 20;

  private final Map<String, String[]> fields = new LinkedHashMap<>();
  private final Set<String> fileFields = new LinkedHashSet<>();

  private OversizedFormRequest(HttpServletRequest request) {
    super(request);
  }

  /** @throws IOException when the line breaks, or it is no form with files */
  static OversizedFormRequest read(HttpServletRequest request) throws IOException {
    OversizedFormRequest read = new OversizedFormRequest(request);
    try {
      read.readParts();
    } catch (org.apache.tomcat.util.http.fileupload.FileUploadException unreadable) {
      throw new IOException(unreadable);
    }
    return read;
  }

  private void readParts() throws IOException, org.apache.tomcat.util.http.fileupload.FileUploadException {
    FileItemIterator parts =
        new FileUpload().getItemIterator(new ServletRequestContext((HttpServletRequest) getRequest()));
    int left = MAX_TEXT_BYTES;
    for (int n = 0; parts.hasNext(); n++) {
      FileItemStream part = parts.next();
      try (InputStream in = part.openStream()) {
        if (n < MAX_PARTS && part.isFormField() && part.getFieldName() != null) {
          byte[] text = in.readNBytes(left);
          left -= text.length;
          add(part.getFieldName(), new String(text, StandardCharsets.UTF_8));
        } else if (n < MAX_PARTS && part.getFieldName() != null) {
          fileFields.add(part.getFieldName());
        }
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private void add(String name, String value) {
    List<String> values = new ArrayList<>(List.of(fields.getOrDefault(name, new String[0])));
    values.add(value);
    fields.put(name, values.toArray(String[]::new));
  }

  /** Names of the fields whose files were too large together. */
  public Set<String> fileFields() {
    return Collections.unmodifiableSet(fileFields);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = fields.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = fields.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(fields);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(fields.keySet());
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }
}
