using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Widget;

/// <summary>
/// A visitor's stream of server-sent events: messages with a cursor, who writes, and an answer while it is written. What is
/// told is read from the thread, from the cursor on, so that a reconnect has no gap and a lost signal loses nothing.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="conversation">The conversation, which need not exist yet.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where lost leases are noted.</param>
internal sealed class WidgetStream(IClusterClient grains, ConversationKey conversation, TimeProvider time, ILogger log) : IConversationObserver, IDisposable
{
    /// <summary>How many of the newest messages a chat shows.</summary>
    public const int Newest = 60;

    private const int MostAtOnce = 200;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _signal = new(1, 1);
    private readonly Lock _gate = new();
    private readonly Dictionary<long, WidgetMessage> _told = [];
    private bool _isDirty = true;
    private bool _isOver;
    private bool _isAssistantWriting;
    private bool _isPersonWriting;
    private string? _draft;
    private string? _toldTyping;
    private string? _toldDraft;
    private long _version;
    private long _position;

    /// <summary>A page of the thread as its visitor sees it, and where a stream goes on after it.</summary>
    /// <param name="page">The page.</param>
    public static (ImmutableArray<WidgetMessage> Messages, string Cursor) Show(ThreadPage page) =>
        (WidgetThread.Of(page.Items), Cursor(page.Version, page.Items.IsEmpty ? 0 : page.Items[^1].Position));

    /// <summary>Streams until the visitor goes, the host stops, or the conversation is erased.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cursor">Where to go on: the last event's id; null shows the newest.</param>
    /// <param name="stopping">Ends it.</param>
    public async Task Run(HttpContext context, string? cursor, CancellationToken stopping)
    {
        (_version, _position) = Read(cursor);
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var grain = grains.GetGrain<IConversationGrain>(conversation.Value);
        var reference = grains.CreateObjectReference<IConversationObserver>(this);
        await grain.Watch(reference);
        await using var lease = new Lease(
            async () =>
            {
                await grain.Watch(reference);
                await Wake(() => _isDirty = true);
            },
            async () =>
            {
                await grain.Unwatch(reference);
                grains.DeleteObjectReference<IConversationObserver>(reference);
                GC.KeepAlive(this);
            },
            time,
            log);
        await response.WriteAsync("retry: 1500\n\n", stopping);
        while (await Tell(grain, response, stopping))
        {
            await response.Body.FlushAsync(stopping);
            if (!await _signal.WaitAsync(Heartbeat, stopping))
            {
                await response.WriteAsync(":\n\n", stopping);
            }
        }

        await response.Body.FlushAsync(stopping);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            // A signal may still be on its way to it.
            _isOver = true;
            _signal.Dispose();
        }
    }

    /// <inheritdoc/>
    public Task Changed(ConversationKey conversation, long version) => Wake(() => _isDirty = true);

    /// <inheritdoc/>
    public Task AssistantWriting(ConversationKey conversation, bool isWriting) =>
        Wake(() => (_isAssistantWriting, _draft) = (isWriting, isWriting ? _draft : null));

    /// <inheritdoc/>
    public Task AssistantDraft(ConversationKey conversation, string text) => Wake(() => (_isAssistantWriting, _draft) = (true, text.Length == 0 ? null : text));

    /// <inheritdoc/>
    public Task PresenceChanged(ConversationKey conversation, ImmutableArray<PersonPresence> people) =>
        Wake(() => _isPersonWriting = people.Any(static person => person.Activity == PresenceActivity.Writing));

    private Task Wake(Action change)
    {
        lock (_gate)
        {
            change();
            if (!_isOver && _signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Tells what has changed since the last time; false when the conversation is gone.</summary>
    private async Task<bool> Tell(IConversationGrain grain, HttpResponse response, CancellationToken cancellationToken)
    {
        bool isDirty;
        string? typing, draft;
        lock (_gate)
        {
            (isDirty, _isDirty) = (_isDirty, false);
            typing = _isPersonWriting ? "person" : _isAssistantWriting ? "ai" : null;
            draft = _draft;
        }

        if (isDirty && !await TellMessages(grain, response, cancellationToken))
        {
            await Write(response, "over", null, new WidgetDraft(null), WidgetJson.Default.WidgetDraft, cancellationToken);
            return false;
        }

        if (typing != _toldTyping)
        {
            _toldTyping = typing;
            await Write(response, "typing", null, new WidgetTyping(typing), WidgetJson.Default.WidgetTyping, cancellationToken);
        }

        if (draft != _toldDraft)
        {
            _toldDraft = draft;
            await Write(response, "draft", null, new WidgetDraft(draft), WidgetJson.Default.WidgetDraft, cancellationToken);
        }

        return true;
    }

    private async Task<bool> TellMessages(IConversationGrain grain, HttpResponse response, CancellationToken cancellationToken)
    {
        var page = await grain.Read(new ThreadQuery { Limit = Newest });
        if (page.Version < _version)
        {
            // Journals only grow: this one was erased, and perhaps begun anew.
            return false;
        }

        if (page.Version == _version)
        {
            return true;
        }

        var items = page.Items;
        while (page.Earlier is { } earlier && _position > 0 && items[0].Position > _position && items.Length < MostAtOnce)
        {
            page = await grain.Read(new ThreadQuery { Before = earlier, Limit = Newest }) with { Version = page.Version };
            items = page.Items.AddRange(items);
        }

        var changed = ImmutableArray.CreateBuilder<WidgetMessage>();
        foreach (var message in WidgetThread.Of(items))
        {
            if (!_told.TryGetValue(message.Id, out var told) || told != message)
            {
                _told[message.Id] = message;
                changed.Add(message);
            }
        }

        _version = page.Version;
        _position = items.IsEmpty ? _position : items[^1].Position;
        await Write(response, "messages", Cursor(_version, _position), new WidgetMessages(changed.DrainToImmutable()), WidgetJson.Default.WidgetMessages, cancellationToken);
        return true;
    }

    private static async Task Write<T>(HttpResponse response, string name, string? id, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        // JSON on one line: nothing in it can end the event.
        var text = new StringBuilder("event: ").Append(name).Append('\n');
        if (id is not null)
        {
            text.Append("id: ").Append(id).Append('\n');
        }

        await response.WriteAsync(text.Append("data: ").Append(JsonSerializer.Serialize(body, type)).Append("\n\n").ToString(), cancellationToken);
    }

    private static string Cursor(long version, long position) => string.Create(CultureInfo.InvariantCulture, $"{version}.{position}");

    private static (long Version, long Position) Read(string? cursor) =>
        cursor?.Split('.') is [var version, var position]
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v) && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            ? (v, p)
            : (0, 0);
}
