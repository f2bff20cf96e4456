using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Abstractions.Privacy.Wishes;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <inheritdoc cref="IChatWishGrain"/>
/// <param name="wishes">What is stored.</param>
/// <param name="speech">Puts what is said to the customer into their language.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("chat-wish")]
internal sealed partial class ChatWishGrain(
    [PersistentState("chat-wish")] IPersistentState<ChatWishState> wishes,
    ICustomerSpeech speech,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<ChatWishGrain> logger) : Grain, IChatWishGrain, IRemindable
{
    private const string Reminder = "carry-out";
    private const int Kept = 8;
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    /// <summary>How long a customer may take to confirm.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Writes in the team's name. Holding the conversation, it keeps every AI agent silent until a person gives it back.</summary>
    private static readonly Author Privacy = new(AuthorKind.Person, "privacy", "Privacy");

    private ConversationKey Key => ConversationKey.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public Task Heard(ChatWish wish, ulong eventHash) => HeardIn(wish, eventHash, null);

    /// <inheritdoc/>
    public async Task HeardIn(ChatWish wish, ulong eventHash, string? language)
    {
        var state = wishes.State;
        if (state.Events.Contains(eventHash)
            || (wish == ChatWish.Confirm && !IsAwaited(state.AskedAt))
            || (wish == ChatWish.ConfirmAccess && !IsAwaited(state.AccessAskedAt)))
        {
            return;
        }

        await this.RegisterOrUpdateReminder(Reminder, Retry, Retry);
        var events = state.Events.Add(eventHash);
        await wishes.Replace(state with { Pending = wish, Language = language ?? state.Language, Events = events.Length > Kept ? events.RemoveAt(0) : events });

        // Not within the call: the conversation that makes it is to be called in turn.
        this.RegisterGrainTimer(
            static (grain, _) => grain.CarryOut(), this, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
    }

    /// <inheritdoc/>
    public async Task Forget()
    {
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        await wishes.ClearStateAsync();
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await CarryOut();
        if (wishes.State.Pending == ChatWish.None && await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private bool IsAwaited(DateTimeOffset? asked) => asked is { } at && time.GetUtcNow() - at < Patience;

    private async Task CarryOut()
    {
        var state = wishes.State;
        if (state.Pending == ChatWish.None)
        {
            return;
        }

        try
        {
            using var engine = Caller.Use(Caller.Engine);
            var now = time.GetUtcNow();
            var last = state.Events[^1].ToString("x16", CultureInfo.InvariantCulture);
            switch (state.Pending)
            {
                case ChatWish.Stop:
                    await Say("stop-" + last, "Understood: you get no more automated or marketing messages here. People of our team can still answer you. To take it back, write: START");
                    await Conversation.SetMarketing(isStopped: true, Privacy);
                    await Write(RequestKind.Withdrawal, isDone: true);
                    await wishes.Replace(wishes.State with { Pending = ChatWish.None, StoppedAt = now, Request = 0 });
                    break;
                case ChatWish.Resume:
                    await Resume(last);
                    break;
                case ChatWish.Erase:
                    await Say("ask-" + last, $"You asked us to delete your data. Everything that was said here will be erased for good, and nobody can bring it back. To confirm, write: {await Confirmation(ChatWish.Confirm)}");
                    await wishes.Replace(state with { Pending = ChatWish.None, AskedAt = now });
                    break;
                case ChatWish.Access:
                    await Say("ask-" + last, $"You asked for a copy of your data. Everything that is kept here about you is put into one file, and a link to it is sent here, for whoever reads this chat. To confirm, write: {await Confirmation(ChatWish.ConfirmAccess)}");
                    await wishes.Replace(state with { Pending = ChatWish.None, AccessAskedAt = now });
                    break;
                case ChatWish.ConfirmAccess:
                    await Say("copy-" + last, "Thank you. Your file is being made; the link follows in a moment.");
                    await Desk.Export(await Write(RequestKind.Access, isDone: false), send: true);
                    await wishes.Replace(wishes.State with { Pending = ChatWish.None, AccessAskedAt = null, Request = 0 });
                    break;
                case ChatWish.Correct:
                    await Say("correct-" + last, "Please write in one message what is wrong, and how it should read. A person of our team puts it right within a month, and tells you.");
                    await Write(RequestKind.Correction, isDone: false);
                    await wishes.Replace(wishes.State with { Pending = ChatWish.None, Request = 0 });
                    break;
                case ChatWish.Object:
                    await Say("object-" + last, "Understood: no AI agent answers here any more, and you get no marketing. A person of our team looks at your objection and answers within a month.");
                    await Desk.CarryOut(await Write(RequestKind.Objection, isDone: false), null);
                    await wishes.Replace(wishes.State with { Pending = ChatWish.None, StoppedAt = now, Request = 0 });
                    break;
                default:
                    var number = await Write(RequestKind.Erasure, isDone: false);
                    await wishes.Replace(wishes.State with { Pending = ChatWish.None, AskedAt = null, Request = 0 });
                    await Desk.Erase(number);
                    break;
            }
        }
        catch (Exception exception)
        {
            LogFailed(logger, Key.Tenant, exception);
        }
    }

    /// <summary>A stop or an objection is taken back; whoever said neither only greeted.</summary>
    private async Task Resume(string last)
    {
        if ((await Conversation.Read(new ThreadQuery { Limit = 1 })).Composer.MarketingStoppedAt is not null || wishes.State.StoppedAt is not null)
        {
            await Say("start-" + last, "Understood: we may write to you here again.");
            await Conversation.SetMarketing(isStopped: false, Privacy);

            // Agents may answer again. A workspace without one leaves it with the team.
            await Conversation.ReturnToAssistant(Privacy);
        }

        await wishes.Replace(wishes.State with { Pending = ChatWish.None, StoppedAt = null });
    }

    private async Task Say(string id, string text) => await Conversation.Reply(
        new ReplyCommand { ClientId = id, Person = Privacy, Content = MessageContent.FromText(speech.Say(text, await Language())) });

    private async Task<string> Confirmation(ChatWish wish) => WishPhrases.Confirmation(wish, speech.Spoken(await Language()));

    /// <summary>That of the words in which it was said, unless more is known: English words are used by everybody.</summary>
    private async Task<string?> Language() => wishes.State.Language is { } said and not "en"
        ? said
        : await CustomerLanguages.OfPerson(GrainFactory, Key) ?? wishes.State.Language ?? await CustomerLanguages.OfChannel(GrainFactory, Key);

    private IConversationGrain Conversation => GrainFactory.GetGrain<IConversationGrain>(Key.Value);

    private IRequestDeskGrain Desk => GrainFactory.GetGrain<IRequestDeskGrain>(Key.Tenant);

    /// <summary>Writes the request down, once: its number is noted before anything else is done.</summary>
    private async Task<long> Write(RequestKind kind, bool isDone)
    {
        if (wishes.State.Request == 0)
        {
            var name = (await Conversation.GetSummary())?.ContactName;
            var opened = await Desk.Open(new NewRequest
            {
                Kind = kind,
                Person = string.IsNullOrWhiteSpace(name) ? "Contact " + ids.NewId().ToString("N")[^4..].ToUpperInvariant() : name.Length > 120 ? name[..120] : name,
                Way = "in " + Key.Connection.Platform,
                Conversation = Key.Value,
                IsIdentified = true,
                Language = speech.Spoken(await Language()),
            });
            await wishes.Replace(wishes.State with { Request = long.Parse(opened.Id!, CultureInfo.InvariantCulture) });
        }

        var number = wishes.State.Request;
        if (isDone)
        {
            await Desk.Move(number, RequestStep.Answered, "Said so in the chat; carried out by itself.");
        }

        return number;
    }
}
