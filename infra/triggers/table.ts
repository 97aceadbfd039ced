import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'

/** The triggers' one table; its only key is `pk`. */
export type Table = { readonly dynamodb: DynamoDBClient; readonly name: string }

export type Item = Record<string, AttributeValue>

/**
 * Part of a condition with the values it names, and the `#names` of what DynamoDB reserves. An OR brings its own parentheses:
 * DynamoDB refuses doubled ones.
 */
export type Clause = { readonly text: string; readonly values: Item; readonly names?: Record<string, string> }

/**
 * One atomic write: an update expression, and everything that must hold for it to happen. With `isSilent` the answer has no
 * attributes: some callers may not see all of them.
 */
export type ConditionalUpdate = {
  readonly update: string
  readonly values: Item
  readonly when: readonly Clause[]
  readonly isSilent?: true
}

/**
 * Reads an item, with everything written before; undefined when there is none.
 * @param attributes which of them; all without it
 */
export async function readItem(
  table: Table,
  key: string,
  attributes?: readonly string[],
): Promise<Item | undefined> {
  const { Item } = await table.dynamodb.send(
    new GetItemCommand({
      TableName: table.name,
      Key: { pk: { S: key } },
      ConsistentRead: true,
      ...(attributes === undefined ? {} : { ProjectionExpression: attributes.join(', ') }),
    }),
  )
  return Item
}

/** Writes if every clause holds, and returns the whole new item; undefined when a clause refused. */
export async function updateItem(
  table: Table,
  key: string,
  { update, values, when, isSilent }: ConditionalUpdate,
): Promise<Item | undefined> {
  const all = Object.assign({}, values, ...when.map((clause) => clause.values))
  const names = Object.assign({}, ...when.map((clause) => clause.names))
  try {
    const { Attributes = {} } = await table.dynamodb.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: { pk: { S: key } },
        UpdateExpression: update,
        ConditionExpression: when.map((clause) => clause.text).join(' AND '),
        ...(Object.keys(all).length === 0 ? {} : { ExpressionAttributeValues: all }),
        ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
        ReturnValues: isSilent ? 'NONE' : 'ALL_NEW',
      }),
    )
    return Attributes
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}

export function text(value: string): AttributeValue {
  return { S: value }
}

export function number(value: number): AttributeValue {
  return { N: String(value) }
}

export function numbers(values: readonly number[]): AttributeValue {
  return { L: values.map(number) }
}

/** DynamoDB's typed attributes as plain values; what has another type fails to parse. */
export const TextAttribute = z.object({ S: z.string() }).transform(({ S }) => S)

export const NumberAttribute = z.object({ N: z.coerce.number() }).transform(({ N }) => N)

/** A set of texts; none yet is an empty one. */
export const TextsAttribute = z
  .object({ SS: z.array(z.string()) })
  .transform(({ SS }) => SS)
  .default([])

/** A log of times, epoch milliseconds, the newest first; no log yet is an empty one. */
export const TimesAttribute = z
  .object({ L: z.array(NumberAttribute) })
  .transform(({ L }) => L)
  .default([])
