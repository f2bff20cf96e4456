using System.Diagnostics;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Inbox;
using Chatbotics.Grains.Inbox.Index;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Benchmarks.Store;

/// <summary>
/// Pages of an inbox with a hundred thousand conversations, as its grain serves them: filter, sort, count, read, unseal.
/// Rows change between the pages, so that counts kept by something that forgets them would show.
/// </summary>
internal static class InboxBenchmark
{
    private const int Rows = 100_000;
    private const int Pages = 4_000;

    private static readonly ConnectionKey[] s_connections =
    [
        ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, "106540352242922"),
        ConnectionKey.Create("acme", ChannelPlatform.Messenger, "300"),
        ConnectionKey.Create("acme", ChannelPlatform.Instagram, "400"),
    ];

    public static async Task Run(string? folder)
    {
        using var place = new StoreBenchmark.Place(folder);
        await using var services = StoreBenchmark.Open(place.Path);
        var store = services.GetRequiredService<IInboxStore>();
        using var key = new DataKey(Guid.NewGuid(), new byte[32]);
        var random = new Random(1);
        var summaries = Enumerable.Range(0, Rows).Select(number => Summary(number, random, key.Id)).ToArray();
        foreach (var batch in summaries.Chunk(10_000))
        {
            await Task.WhenAll(batch.Select(summary => store.Upsert(InboxRowSeal.Seal(summary, key))));
        }

        var started = Stopwatch.GetTimestamp();
        var index = new InboxIndex();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var facts in await store.ReadFacts("acme"))
        {
            index.Put(facts);
        }

        var filled = Stopwatch.GetElapsedTime(started);
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / Rows;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Inbox of {Rows:N0} conversations: read into memory in {filled.TotalMilliseconds:0} ms, {memory} bytes each"));

        Console.WriteLine("Inbox page of 50 rows with all counts      p50 µs     p99 µs");
        foreach (var (name, query) in Queries())
        {
            var times = new double[Pages / 4];
            string? after = null;
            for (var page = -100; page < times.Length; page++)
            {
                var changed = summaries[random.Next(Rows)] with { Version = 2 + page + 100, Unread = random.Next(3) };
                index.Put(InboxRowSeal.Seal(changed, key));
                var ask = query with { After = page % 10 == 0 ? null : after };
                started = Stopwatch.GetTimestamp();
                var found = index.Page(ask, 50, DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds() + 1_801_000_000_000);
                var rows = await store.Read(found.Keys);
                foreach (var row in rows)
                {
                    InboxRowSeal.Open(row, key);
                }

                times[Math.Max(0, page)] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
                after = found.Next;
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-40} {times[times.Length / 2],10:0} {times[times.Length * 99 / 100],10:0}"));
        }
    }

    private static IEnumerable<(string Name, InboxQuery Query)> Queries()
    {
        var everything = new InboxQuery { Viewer = "p1" };
        yield return ("everything", everything);
        yield return ("open", everything with { Status = ConversationStatus.Open });
        yield return ("mine, open", everything with { Status = ConversationStatus.Open, View = InboxView.Mine });
        yield return ("unassigned, oldest waiting", everything with { Status = ConversationStatus.Open, View = InboxView.Unassigned, Sort = InboxSort.OldestWaiting });
        yield return ("one team's, all statuses", everything with { Scope = new InboxScope(new MemberVisibility { Scope = ConversationScope.Teams }, ["t1"]) });
        yield return ("labels, priority, waiting for an hour", everything with
        {
            Sort = InboxSort.Priority,
            Conditions =
            [
                new(InboxField.Label, InboxOperator.AnyOf, ["l1", "l2"]),
                new(InboxField.Priority, InboxOperator.AnyOf, ["high", "urgent"]),
                new(InboxField.WaitingSince, InboxOperator.LongerAgoThan, ["60"]),
            ],
        });
        yield return ("counts only", everything with { CountsOnly = true });
    }

    private static ConversationSummary Summary(int number, Random random, Guid keyId)
    {
        var assignee = random.Next(3) == 0 ? null : "p" + random.Next(20).ToString(CultureInfo.InvariantCulture);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000 + random.Next(1_000_000_000));
        return new ConversationSummary
        {
            Key = ConversationKey.Create(s_connections[random.Next(3)], string.Create(CultureInfo.InvariantCulture, $"4477{number:00000000}")),
            Version = 1,
            Number = number + 1,
            Status = (ConversationStatus)random.Next(1, 5),
            Owner = random.Next(4) == 0 ? new Owner(OwnerKind.Assistant, "responder", "Wren") : assignee is null ? Owner.Nobody : new Owner(OwnerKind.Person, assignee, "A person"),
            ContactName = "Somebody With A Name",
            Preview = new string('x', 80),
            PreviewAuthor = AuthorKind.Customer,
            LastActivityAt = at,
            OpenedAt = at.AddDays(-1),
            WaitingSince = random.Next(2) == 0 ? null : at,
            Unread = random.Next(3),
            KeyId = keyId,
            Assignee = assignee is null ? null : new Assignee(assignee, "A person"),
            Team = random.Next(2) == 0 ? null : new TeamReference("t" + random.Next(5).ToString(CultureInfo.InvariantCulture), "A team"),
            Priority = (ConversationPriority)random.Next(5),
            Labels = [.. Enumerable.Range(1, 8).Where(_ => random.Next(8) == 0).Select(label => "l" + label.ToString(CultureInfo.InvariantCulture))],
        };
    }
}
