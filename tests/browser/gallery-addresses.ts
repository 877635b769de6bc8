/** Prints the address of every view of the gallery, by name: a process of its own reads the atlas's JSON as the page does. */
import { namedViews, viewNames } from '#app/gallery/named-views.ts'
import { toAddress } from '#view/address.ts'

console.log(
  JSON.stringify(
    Object.fromEntries(viewNames.map((name) => [name, toAddress(namedViews[name].view)])),
  ),
)
