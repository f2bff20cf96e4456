using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;

namespace Chatbotics.Grains.Tests.Privacy;

[Collection(PrivacyHostCollection.Name)]
public sealed class ErasureTests(PrivacyHost host)
{
    [Fact]
    public async Task An_erased_conversation_is_gone_from_every_store_and_leaves_a_receipt()
    {
        var key = await host.NewConversation("gone");
        var other = await host.NewConversation("gone", "491700000002");
        var status = await Erase("gone", ErasureKind.Conversation, key.Value);

        Assert.Equal(ErasurePhase.Done, status.Phase);
        Assert.Equal((1, 2), (status.Conversations, status.Messages));
        Assert.All(status.Stores, store => Assert.True(store.IsDone));
        Assert.Null(await host.Store.Load(key));
        Assert.NotNull(await host.Store.Load(other));
        Assert.Null(await host.Aliases.Find(key.Connection, [key.ExternalId]));
        using var engine = Caller.Use(Caller.Engine);
        var rows = await host.Grains.GetGrain<IInboxGrain>("gone").List(new InboxQuery { Limit = 10 });
        Assert.Equal([other], rows.Rows.Select(row => row.Key));

        var receipt = await host.Grains.GetGrain<IReceiptLedgerGrain>("gone").Get(status.Receipt);
        Assert.Equal(ReceiptFault.None, ReceiptVerifier.Verify(receipt!));
        Assert.DoesNotContain(key.ExternalId, ReceiptFile.Write(receipt!), StringComparison.Ordinal);
        Assert.Contains(status.Stores, store => store is { Store: "keys", Removed: 1 });
        var audit = await host.Grains.GetGrain<IAuditGrain>("gone").Read(new AuditQuery());
        Assert.Equal([PrivacyAuditActions.Erased, PrivacyAuditActions.ErasureOrdered], audit.Entries.Select(entry => entry.Note.Action).Take(2));
    }

    [Fact]
    public async Task What_is_in_memory_goes_too()
    {
        var key = await host.NewConversation("awake");
        var grain = host.Grains.GetGrain<IConversationGrain>(key.Value);
        Assert.NotNull(await grain.GetSummary());
        await Erase("awake", ErasureKind.Contact, key.Value);
        Assert.Null(await host.Grains.GetGrain<IConversationGrain>(key.Value).GetSummary());
        Assert.Empty((await grain.Read(new ThreadQuery())).Items);
    }

    [Fact]
    public async Task A_redelivered_event_of_an_erased_message_is_known()
    {
        var key = await host.NewConversation("again");
        await Erase("again", ErasureKind.Conversation, key.Value);
        Assert.True(await host.Tombstones.Covers(key.Connection, host.Message(key, 1)));
        Assert.False(await host.Tombstones.Covers(key.Connection, host.Message(key, 3)));
    }

    [Fact]
    public async Task A_connection_takes_all_of_its_conversations_and_no_others()
    {
        var first = await host.NewConversation("channel", "491700000011");
        await host.NewConversation("channel", "491700000012");
        var foreign = await host.NewConversation("channel-two", "491700000013");
        var status = await Erase("channel", ErasureKind.Connection, first.Connection.Value);
        Assert.Equal(2, status.Conversations);
        Assert.DoesNotContain(host.Store.Keys, key => key.Tenant == "channel");
        Assert.NotNull(await host.Store.Load(foreign));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_tried_again_and_nothing_is_done_twice()
    {
        var key = await host.NewConversation("flaky");
        var failures = 3;
        host.Extra.Fault = scope => scope.Tenant == "flaky" && Interlocked.Decrement(ref failures) >= 0 ? new StoreUnavailableException("Not now.") : null;
        var grain = await Begin("flaky", ErasureKind.Conversation, key.Value);
        var waiting = await grain.GoOn();
        Assert.Equal((ErasurePhase.Waiting, "extra"), (waiting!.Phase, waiting.FailedStore));
        ErasureStatus? status = waiting;
        for (var round = 0; round < 5 && status!.Phase != ErasurePhase.Done; round++)
        {
            status = await grain.GoOn();
        }

        Assert.Equal(ErasurePhase.Done, status!.Phase);
        Assert.Equal(1, await host.Grains.GetGrain<IReceiptLedgerGrain>("flaky").Count());
        Assert.Equal(["flaky begin", "flaky erase", "flaky end"], host.Extra.Calls.Where(call => call.StartsWith("flaky", StringComparison.Ordinal)));
    }

    /// <summary>Fault 8: the process ends between any two writes of the saga.</summary>
    [Fact]
    public async Task Fault08_an_erasure_that_is_cut_off_anywhere_ends_the_same()
    {
        for (var cut = 1; cut <= 24; cut++)
        {
            var tenant = FormattableString.Invariant($"cut-{cut}");
            var key = await host.NewConversation(tenant);
            var left = cut;
            host.Storage.FailWrite = (name, id) =>
                name == "erasure" && id.ToString().Contains(tenant + "/", StringComparison.Ordinal) && Interlocked.Decrement(ref left) is 0 or -1;
            var id = "e" + tenant;
            var grain = host.Grains.GetGrain<IErasureGrain>($"{tenant}/{id}");
            ErasureStatus? status = null;
            for (var round = 0; round < 8 && status?.Phase != ErasurePhase.Done; round++)
            {
                try
                {
                    await grain.Start(new ErasureOrder { Kind = ErasureKind.Conversation, Cause = ErasureCause.Person, Subjects = [key.Value] });
                    status = await grain.GoOn();
                }
                catch (OrleansException)
                {
                    // What the process would not live to see.
                }
            }

            Assert.Equal(ErasurePhase.Done, status!.Phase);
            Assert.Null(await host.Store.Load(key));
            Assert.Equal(1, await host.Grains.GetGrain<IReceiptLedgerGrain>(tenant).Count());
            var receipt = await host.Grains.GetGrain<IReceiptLedgerGrain>(tenant).Get(1);
            Assert.Equal((1, 2), (receipt!.Conversations, receipt.Messages));
        }

        host.Storage.FailWrite = null;
    }

    [Fact]
    public async Task Receipts_are_chained_across_segments()
    {
        var ledger = host.Grains.GetGrain<IReceiptLedgerGrain>("chain");
        for (var number = 1; number <= 70; number++)
        {
            await ledger.Issue(Draft("e" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        Assert.Equal(70, (await ledger.Issue(Draft("e70"))).Number);
        var all = await ledger.Read(long.MaxValue, 200);
        Assert.Equal(70, all.Length);
        Assert.Null(ReceiptVerifier.VerifyAll([.. all.Reverse()]));
        Assert.Equal([5, 4], (await ledger.Read(6, 2)).Select(receipt => (int)receipt.Number));
    }

    [Fact]
    public async Task Who_may_not_erase_does_not_and_another_workspace_is_out_of_reach()
    {
        var key = await host.NewConversation("guarded");
        var foreign = await host.NewConversation("guarded-other");
        var desk = host.Grains.GetGrain<IErasureDeskGrain>("guarded");
        using (Caller.Use(new Caller { AccountId = "agent", Tenant = "guarded", Permissions = PermissionSet.Of(Permission.ViewConversations) }))
        {
            Assert.Equal("not_allowed", (await desk.Begin(Order(ErasureKind.Conversation, key.Value))).Refusal!.Code);
        }

        using var owner = Caller.Use(new Caller { AccountId = "owner", Tenant = "guarded", Permissions = PermissionSet.All });
        Assert.Equal("not_found", (await desk.Begin(Order(ErasureKind.Conversation, foreign.Value))).Refusal!.Code);
        Assert.Equal("not_found", (await desk.Begin(Order(ErasureKind.Workspace, "guarded-other"))).Refusal!.Code);
        Assert.NotNull(await host.Store.Load(foreign));
        var preview = await desk.Preview(Order(ErasureKind.Contact, key.Value));
        Assert.Equal((1, 2), (preview.Conversations, preview.Messages));
        Assert.Equal(0, (await desk.Preview(Order(ErasureKind.Contact, foreign.Value))).Conversations);
    }

    private static ErasureOrder Order(ErasureKind kind, params ImmutableArray<string> subjects) =>
        new() { Kind = kind, Cause = ErasureCause.Person, Subjects = subjects };

    private static ReceiptDraft Draft(string erasure) => new()
    {
        Erasure = erasure,
        Kind = ErasureKind.Conversation,
        Cause = ErasureCause.Team,
        Subject = "ab",
        Stores = [new StoreErasure("keys", 1, true)],
        StartedAt = DateTimeOffset.UnixEpoch,
        KeysDestroyedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch,
    };

    private async Task<IErasureGrain> Begin(string tenant, ErasureKind kind, params ImmutableArray<string> subjects)
    {
        using var engine = Caller.Use(Caller.Engine);
        var begun = await host.Grains.GetGrain<IErasureDeskGrain>(tenant).Begin(Order(kind, subjects));
        Assert.Null(begun.Refusal);
        return host.Grains.GetGrain<IErasureGrain>($"{tenant}/{begun.Id}");
    }

    private async Task<ErasureStatus> Erase(string tenant, ErasureKind kind, params ImmutableArray<string> subjects) =>
        (await (await Begin(tenant, kind, subjects)).GoOn())!;
}
