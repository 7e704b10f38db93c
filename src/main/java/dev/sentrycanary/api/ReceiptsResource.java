package dev.sentrycanary.api;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestPath;

import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.ReceiptLedger;

/** Tells what is proven of one event. */
@Path(Links.ROOT + "/receipts/{event_id}")
class ReceiptsResource {
    private final ReceiptLedger ledger;

    ReceiptsResource(ReceiptLedger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ReceiptView json(@RestPath("event_id") String eventId, UriInfo uri) {
        return ReceiptView.of(receipt(eventId, uri), Links.of(uri));
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    public String text(@RestPath("event_id") String eventId, UriInfo uri) {
        return PlainText.receipt(receipt(eventId, uri));
    }

    /** Takes an id in the dashed form, too: people paste what they find. */
    private Receipt receipt(String eventId, UriInfo uri) {
        Query.onlyKnown(uri.getQueryParameters().keySet(), List.of());
        return ledger.receipt(eventId)
                .or(() -> ledger.receipt(eventId.replace("-", "")))
                .orElseThrow(Ids.unknownEvent(ledger));
    }
}
