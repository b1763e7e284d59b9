/** What a route can say of itself in its `handle`. */
export interface RouteHandle {
  /** Its own query asks for the viewer, so that the page needs one request. */
  queriesViewer?: boolean;
}
