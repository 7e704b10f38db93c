package dev.sentrycanary.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Receipt;

/** A receipt, as JSON. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptView(
        String id,
        @Nullable String eventId,
        String kind,
        boolean promised,
        URI run,
        URI url,
        Instant openedAt,
        VerdictView verdict,
        List<StageView> stages) {

    static ReceiptView of(Receipt receipt, Links links) {
        return new ReceiptView(
                receipt.id(),
                receipt.eventId(),
                receipt.kind(),
                receipt.promised(),
                links.run(receipt.run()),
                links.receipt(receipt.id()),
                receipt.openedAt(),
                VerdictView.of(receipt.verdict()),
                receipt.stages().stream().map(StageView::of).toList());
    }
}
