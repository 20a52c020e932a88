package org.distributornode.adapters.http.in.publicapi;

import java.util.List;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;

/// The body of an answer that sends bytes of an object, not sent yet.
///
/// @param pieces what it consists of, in order
/// @param served whence the bytes come; whoever sends the body closes them
record AssetBody(List<Piece> pieces, Served served, int status, Observation observation, ClientConnection connection) {}
