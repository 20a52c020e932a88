package org.distributornode.application.service.fill;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Looks over a fill: what is there, what is on its way, and what clients want.
record Survey(Gathering gathering, Intake intake, Demands demands, Legs legs, FillSettings settings) {

    /// What is on its way is looked at before what is there, so that nothing falls between.
    Plan plan() {
        long size = gathering.fill().object().size();
        List<Course> running =
                legs.active().stream().map(leg -> leg.course(settings)).toList();
        Segments present = gathering.present();
        List<Demand> open = demands.open();
        List<Demand> waiting = new ArrayList<>();
        ByteSlice typing = intake.typing();
        if (gathering.mediaType().isEmpty() && !present.contains(typing)) {
            long from = present.gapFrom(0, typing.end()).orElse(typing).offset();
            waiting.add(new Demand(from, open.isEmpty() ? size : typing.end()));
        }
        waiting.addAll(demands.waiting(present));
        return new Plan(
                size,
                present,
                running,
                new Plan.Wanted(waiting, open),
                gathering.spare().left());
    }
}
