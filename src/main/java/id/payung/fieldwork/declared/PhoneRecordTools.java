package id.payung.fieldwork.declared;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.ReachCopies;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What every kind of record from phones works with. */
@Component
public record PhoneRecordTools(Rows rows, ReachCopies copies, AuditTrailRepository trail,
    TransactionTemplate transactions, RegencyDirectory regencies, ReferenceCatalogue reference, Messages words,
    Clock clock) {}
