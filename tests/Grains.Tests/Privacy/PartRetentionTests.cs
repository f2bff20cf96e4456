using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Search;
using Chatbotics.Grains.Tests.Conversations;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>Files and evidence have times of their own, shorter than the conversation's.</summary>
[Collection(PrivacyHostCollection.Name)]
public sealed class PartRetentionTests(PrivacyHost host)
{
    [Fact]
    public async Task Files_go_from_a_living_conversation_and_what_was_said_stays()
    {
        using var engine = Caller.Use(Caller.Engine);
        var (key, grain) = await Conversation("parts");
        await grain.Accept([Picture(key, "old", "Look at this")]);
        host.Clock.Advance(TimeSpan.FromDays(20));
        await grain.Accept([Picture(key, "new", "And this")]);
        await Follow(key);

        var retention = host.Grains.GetGrain<IRetentionGrain>("parts");
        var preview = await retention.Preview(RetentionKind.Media, ChannelPlatform.WhatsApp, 10);
        Assert.Equal((1, 1, 1), (preview.Goes, preview.Stays, preview.Conversations));
        Assert.True((await retention.SetRule(RetentionKind.Media, RetentionRule.Workspace, 10)).IsDone);
        host.Clock.Advance(preview.FirstRun - host.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        var run = await Run(retention);
        Assert.Equal((0, 1, 1), (run.Conversations, run.Media, run.Receipts));

        // The same activation goes on: nobody who writes now is refused.
        await grain.Accept([Events.Message(key, "wamid.after", "Still here?", host.Clock.GetUtcNow())]);
        var messages = (await grain.Read(new ThreadQuery())).Items.Where(static item => item.Content?.Attachments.IsDefaultOrEmpty == false).ToArray();
        Assert.Equal(["Look at this", "And this"], messages.Select(static item => item.Content!.Text));
        Assert.Equal(new Attachment { Kind = "image", IsErased = true }, Assert.Single(messages[0].Content!.Attachments));
        Assert.Equal("new.jpg", Assert.Single(messages[1].Content!.Attachments).FileName);
        Assert.Equal((FileStage.Failed, "This file was erased."), (messages[0].Files[0].Stage, messages[0].Files[0].Text));
        Assert.Equal(1, (await retention.Get()).Parts.Single(static part => part.Kind == RetentionKind.Media).Count);

        // No record of the journal holds the name or the address.
        Assert.DoesNotContain("old.jpg", await Journal(key), StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn/old", await Journal(key), StringComparison.Ordinal);
        var receipt = await host.Grains.GetGrain<IReceiptLedgerGrain>("parts").Get(1);
        Assert.Equal(ReceiptFault.None, ReceiptVerifier.Verify(receipt!));
        Assert.Equal("WhatsApp, files after 10 days", receipt!.Policy);
    }

    [Fact]
    public async Task What_is_held_keeps_its_files()
    {
        using var engine = Caller.Use(Caller.Engine);
        var (key, grain) = await Conversation("parts-held");
        await grain.Accept([Picture(key, "kept", "Evidence")]);
        await Follow(key);
        var retention = host.Grains.GetGrain<IRetentionGrain>("parts-held");
        var hold = await retention.SetHold(new LegalHold { Name = "Case 7", Reason = "Court", Conversations = [key.Value] });
        Assert.Equal("Court", Assert.Single(await retention.HoldsOf(key.Value)).Reason);
        await retention.SetRule(RetentionKind.Media, ChannelPlatform.WhatsApp, 1);
        host.Clock.Advance(TimeSpan.FromDays(5));
        var run = await Run(retention);
        Assert.Equal((0, 1), (run.Media, run.Held));

        await retention.LiftHold(hold.Id!);
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Run(retention)).Media);
        Assert.Empty(await retention.HoldsOf(key.Value));
    }

    [Fact]
    public async Task Daily_counts_become_sums_of_months_and_old_entries_leave_the_log()
    {
        using var engine = Caller.Use(Caller.Engine);
        var retention = host.Grains.GetGrain<IRetentionGrain>("parts-counts");
        var usage = host.Grains.GetGrain<IAgentUsageGrain>("parts-counts");
        var audit = host.Grains.GetGrain<IAuditGrain>("parts-counts");
        await audit.Append(new AuditNote { Id = Guid.NewGuid(), At = host.Clock.GetUtcNow().AddDays(-800), Action = "member.joined" });
        await usage.Record(new AgentSpend { Agent = "wren", IsAnswer = true, Tokens = 7, Cost = 0.5m });
        await Eventually.Holds(async () => (await usage.Get("wren")).Answers == 1);
        Assert.True((await retention.SetRule(RetentionKind.Analytics, RetentionRule.Workspace, 10)).IsDone);
        Assert.True((await retention.SetRule(RetentionKind.Audit, RetentionRule.Workspace, 400)).IsDone);
        Assert.Equal(1, (await retention.Preview(RetentionKind.Audit, RetentionRule.Workspace, 400)).Goes);
        host.Clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal(1, (await retention.Preview(RetentionKind.Analytics, RetentionRule.Workspace, 10)).Goes);
        var run = await Run(retention);
        Assert.Equal((1, 1), (run.Analytics, run.Audit));

        // The sum stays, without a day and without anybody's name.
        var sums = await usage.Get("wren");
        Assert.Equal((0, 1L, 7L, 0.5m), (sums.Answers, sums.EarlierAnswers, sums.EarlierTokens, sums.EarlierCost));
        Assert.Equal(0, (await usage.Age(0)).Days);
        Assert.Null((await audit.Verify(AuditCheck.Start)).BrokenAt);
    }

    [Fact]
    public async Task Rules_are_checked_and_a_channel_follows_the_workspace_until_it_has_one()
    {
        using var engine = Caller.Use(Caller.Engine);
        var retention = host.Grains.GetGrain<IRetentionGrain>("parts-rules");
        Assert.True((await retention.SetRule(RetentionKind.Messages, ChannelPlatform.WhatsApp, 30)).IsDone);
        Assert.Equal("retention_longer_than_messages", (await retention.SetRule(RetentionKind.Media, ChannelPlatform.WhatsApp, 31)).Refusal!.Code);
        Assert.Equal("days", (await retention.SetRule(RetentionKind.Traces, ChannelPlatform.WhatsApp, 60)).Refusal!.Field);
        Assert.True((await retention.SetRule(RetentionKind.Media, ChannelPlatform.WhatsApp, 30)).IsDone);
        Assert.Equal("retention_channel", (await retention.SetRule(RetentionKind.Audit, ChannelPlatform.WhatsApp, 400)).Refusal!.Code);
        Assert.Equal("retention_days", (await retention.SetRule(RetentionKind.Audit, RetentionRule.Workspace, 90)).Refusal!.Code);
        Assert.Equal("retention_days", (await retention.SetRule(RetentionKind.Analytics, RetentionRule.Workspace, 3)).Refusal!.Code);

        // Its own rule goes at once when the workspace keeps longer, and is announced when it keeps less long.
        Assert.True((await retention.Inherit(RetentionKind.Media, ChannelPlatform.WhatsApp)).IsDone);
        Assert.DoesNotContain((await retention.Get()).Rules, static rule => rule.Kind == RetentionKind.Media);
        await retention.SetRule(RetentionKind.Traces, ChannelPlatform.WhatsApp, null);
        await retention.SetRule(RetentionKind.Traces, RetentionRule.Workspace, 7);
        host.Clock.Advance(TimeSpan.FromDays(4));
        await retention.Inherit(RetentionKind.Traces, ChannelPlatform.WhatsApp);
        var announced = (await retention.Get()).Rules.Single(static rule => rule is { Kind: RetentionKind.Traces, Platform: ChannelPlatform.WhatsApp });
        Assert.Equal((null, 7, true), (announced.Days, announced.NextDays, announced.NextInherits));
        host.Clock.Advance(TimeSpan.FromDays(4));
        Assert.DoesNotContain((await retention.Get()).Rules, static rule => rule is { Kind: RetentionKind.Traces, Platform: ChannelPlatform.WhatsApp });
    }

    private async Task<(ConversationKey Key, IConversationGrain Grain)> Conversation(string tenant)
    {
        var key = await host.NewConversation(tenant, messages: 1);
        host.Catalog.LastActivity[key.Value] = host.Clock.GetUtcNow();
        return (key, host.Grains.GetGrain<IConversationGrain>(key.Value));
    }

    private async Task<RetentionRun> Run(IRetentionGrain retention)
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            if (await retention.RunIfDue() is { Note: null } run)
            {
                return run;
            }

            host.Clock.Advance(TimeSpan.FromHours(24));
        }

        throw new InvalidOperationException("No run.");
    }

    private async Task Follow(ConversationKey key)
    {
        using var dataKey = await host.Keys.Get(key.Tenant, Header.Read((await host.Store.Load(key))!.Header.Span));
        host.Parts.Put(host.Store.Records(key).SelectMany(record => KeptParts.Of(key, record.Version, RecordCodec.Read(dataKey, key, record))));
    }

    private async Task<string> Journal(ConversationKey key)
    {
        using var dataKey = await host.Keys.Get(key.Tenant, Header.Read((await host.Store.Load(key))!.Header.Span));
        return string.Join('\n', host.Store.Records(key).SelectMany(record => RecordCodec.Read(dataKey, key, record)).Select(static entry => entry switch
        {
            MessageIn message => string.Join(' ', message.Content.Attachments.Select(static file => $"{file.FileName} {file.Url} {file.MediaId}")),
            _ => "",
        }));
    }

    private MessageReceived Picture(ConversationKey key, string name, string text)
    {
        var message = Events.Message(key, "wamid." + name, text, host.Clock.GetUtcNow());
        return message with
        {
            Content = message.Content with { Kind = "image", Attachments = [new Attachment { Kind = "image", MediaId = name, FileName = name + ".jpg", Url = "https://cdn/" + name }] },
        };
    }
}
