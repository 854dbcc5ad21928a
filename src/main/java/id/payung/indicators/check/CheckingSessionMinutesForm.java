package id.payung.indicators.check;

import jakarta.validation.constraints.Size;

/**
 * What goes into the Berita Acara.
 *
 * @param present who was there, a line each
 * @param agreed what the office will do, and by when
 */
record CheckingSessionMinutesForm(int basedOn, @Size(max = 120) String place, @Size(max = 80) String number,
    @Size(max = 2000) String present, @Size(max = 5000) String agreed) {

  static CheckingSessionMinutesForm of(CheckingSession session) {
    return new CheckingSessionMinutesForm(session.version(), session.place(), session.number(), session.present(),
        session.agreed());
  }
}
