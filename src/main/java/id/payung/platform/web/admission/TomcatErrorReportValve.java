package id.payung.platform.web.admission;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * What the server itself refuses before any filter of ours, such as an address that climbs out: a sentence, and nothing
 * about the machine.
 */
public final class TomcatErrorReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, Throwable throwable) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    SecurityHeadersServletFilter.HEADERS.forEach(response::setHeader);
    response.setHeader("Cache-Control", "no-store");
    boolean form = request.getMethod() != null && request.getMethod().equals("POST");
    String page = form
        ? PlainErrorResponseWriter.page("Belum tersimpan",
            "Kiriman ini terlalu besar atau tidak utuh, jadi tidak ada yang tersimpan. Kembali ke halaman sebelumnya: "
                + "isian biasanya masih ada di sana. Pendekkan teksnya atau kurangi berkasnya, lalu kirim lagi.")
        : PlainErrorResponseWriter.page("Tidak dikenal",
            "Alamat atau permintaan ini tidak dikenal. Kembali ke halaman sebelumnya dan coba lagi.");
    try {
      response.setContentType("text/html");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(page);
        response.finishResponse();
      }
    } catch (IOException | IllegalStateException e) {
      // the reader went away
    }
  }
}
