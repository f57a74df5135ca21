import { id } from '#kernel/contract.ts'
import { event } from '#kernel/event.ts'
import { z } from 'zod'

/** A parcel is to be told to the courier; told again it changes nothing. */
export const parcelBooked = event('handouts.parcel-booked', z.object({ caseId: id, shipmentId: id }))
/** Back at the desk. */
export const parcelReturned = event('handouts.parcel-returned', z.object({ caseId: id, shipmentId: id }))
/** The result waits to be fetched; told once. */
export const handoutReady = event('handouts.ready', z.object({ caseId: id }))
