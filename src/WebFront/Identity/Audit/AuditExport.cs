using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Files;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Identity.Audit;

/// <summary>Writes a workspace's audit log as a file, newest entry first, page by page, so that a long log needs no memory.</summary>
internal static class AuditExport
{
    private const int PageSize = 200;

    /// <summary>All entries that were asked for, newest first.</summary>
    /// <param name="audit">The log.</param>
    /// <param name="query">Which; its page is ignored.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<AuditEntry> All(IAuditGrain audit, AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? before = null; !cancellationToken.IsCancellationRequested;)
        {
            var page = await audit.Read(query with { Before = before, Limit = PageSize });
            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            if (page.Next is null)
            {
                yield break;
            }

            before = page.Next;
        }
    }

    /// <summary>Writes CSV, in UTF-8 with a mark at its begin, for spreadsheets.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="people">The workspace's people, to name actors.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task Csv(IAsyncEnumerable<AuditEntry> entries, PeopleList people, Stream stream, CancellationToken cancellationToken)
    {
        var names = Names(people);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvText.Line("sequence", "time", "action", "actor_kind", "actor_id", "actor", "target", "details", "address", "hash"));
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            var note = entry.Note;
            await writer.WriteAsync(CsvText.Line(
                entry.Sequence.ToString(CultureInfo.InvariantCulture),
                note.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                note.Action,
                note.ActorKind.ToString(),
                note.ActorId,
                note.ActorId is { } id ? names.GetValueOrDefault(id) : null,
                note.Target,
                string.Join("; ", note.Details.Select(static detail => $"{detail.Name}: {detail.Value}")),
                note.Address,
                Convert.ToHexStringLower(entry.Hash)));
        }
    }

    /// <summary>Writes JSON, an array of entries with everything the hashes cover.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task Json(IAsyncEnumerable<AuditEntry> entries, Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            Write(json, entry);
            if (json.BytesPending > 32_768)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AuditEntry entry)
    {
        var note = entry.Note;
        json.WriteStartObject();
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("id", note.Id.ToString("N"));
        json.WriteString("time", note.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("action", note.Action);
        json.WriteNumber("actorKind", (int)note.ActorKind);
        json.WriteString("actorId", note.ActorId);
        json.WriteString("target", note.Target);
        json.WriteStartArray("details");
        foreach (var detail in note.Details)
        {
            json.WriteStartArray();
            json.WriteStringValue(detail.Name);
            json.WriteStringValue(detail.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("address", note.Address);
        json.WriteString("sealedAddress", entry.SealedAddress);
        json.WriteString("hash", Convert.ToHexStringLower(entry.Hash));
        json.WriteEndObject();
    }

    private static Dictionary<string, string> Names(PeopleList people)
    {
        var names = people.Members.ToDictionary(static member => member.AccountId, static member => member.Name, StringComparer.Ordinal);
        foreach (var former in people.Former)
        {
            names.TryAdd(former.AccountId, former.Name);
        }

        return names;
    }
}
