using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The field to answer in, with only what the channel allows now.</summary>
public sealed partial class Composer : IAsyncDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan PersonWindow = TimeSpan.FromDays(7);
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Short = TimeSpan.FromHours(2);

    private ElementReference _form;
    private DotNetObjectReference<Composer>? _self;
    private ITimer? _tick;
    private string? _attached;
    private bool _toldClosed;
    private bool _couldReply;

    /// <summary>The conversation; each has its own draft.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>What the messaging window allows.</summary>
    [Parameter, EditorRequired]
    public required ComposerState State { get; set; }

    /// <summary>The channel.</summary>
    [Parameter, EditorRequired]
    public required ChannelPlatform Platform { get; set; }

    /// <summary>The customer's name.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The AI agent's name, or null when there is none.</summary>
    [Parameter]
    public string? Agent { get; set; }

    /// <summary>The conversation's key.</summary>
    [Parameter, EditorRequired]
    public required ConversationKey Conversation { get; set; }

    /// <summary>The reader's id: drafts are a person's own.</summary>
    [Parameter, EditorRequired]
    public required string Person { get; set; }

    /// <summary>Sends; answers whether what was written must come back.</summary>
    [Parameter, EditorRequired]
    public required Func<ComposerMessage, Task<bool>> Submit { get; set; }

    /// <summary>Finds saved answers by how they begin.</summary>
    [Parameter]
    public Func<string, Task<ImmutableArray<ComposerChoice>>>? FindSaved { get; set; }

    /// <summary>Finds colleagues by how they are called.</summary>
    [Parameter]
    public Func<string, Task<ImmutableArray<ComposerChoice>>>? FindPeople { get; set; }

    /// <summary>Somebody writes here; true for a private note.</summary>
    [Parameter]
    public EventCallback<bool> OnTyping { get; set; }

    /// <summary>What stands at the end of the line above the field.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>What can still be sent when the window is closed.</summary>
    [Parameter]
    public RenderFragment? Closed { get; set; }

    /// <summary>A window ran out while the page was open: what is allowed must be asked again.</summary>
    [Parameter]
    public EventCallback OnWindowClosed { get; set; }

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    // The standard window while it is open, then what is left for people.
    private DateTimeOffset? Closes => State.WindowClosesAt is { } standard && standard > Clock.Now
        ? standard
        : State.PersonWindowClosesAt ?? State.WindowClosesAt;

    private bool IsPersonWindow => Closes is { } closes && closes == State.PersonWindowClosesAt && closes != State.WindowClosesAt;

    private TimeSpan? Remaining => Closes is { } closes ? TimeSpan.FromTicks(Math.Max(0, (closes - Clock.Now).Ticks)) : null;

    private bool IsShort => State.CanReply && Remaining is { } remaining && remaining < Short;

    private string Left
    {
        get
        {
            var share = State.CanReply && Remaining is { } remaining ? remaining / (IsPersonWindow ? PersonWindow : Window) : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(share, 0, 1) * 100:0.#}%");
        }
    }

    private string After => (Remaining, IsPersonWindow, State.CanSendTemplate, State.PersonWindowClosesAt) switch
    {
        (null, _, _, _) => Texts.Thread["You can reply."],
        (_, true, _, _) => Texts.Thread["for people only, {0} may not write now", Agent ?? Texts.Thread["an AI agent"]],
        (_, _, true, _) => Texts.Thread["to reply freely, then templates only"],
        (_, _, _, not null) => Texts.Thread["to reply freely, then people only"],
        _ => Texts.Thread["to reply freely"],
    };

    private string Takes => JsonSerializer.Serialize(
        State.Files.IsDefaultOrEmpty ? [] : State.Files.Select(static limit => new { limit.Kind, limit.Noun, limit.MaxBytes, limit.Types }), Web);

    private string AttachHint => State.Files.IsDefaultOrEmpty
        ? ""
        : Texts.Thread["Attach files: {0}", string.Join(", ", State.Files.Select(static limit => Texts.Thread["{0} up to {1}", limit.Noun, Look.Size(limit.MaxBytes)]))];

    private string Until => Closes is { } closes ? Texts.Thread["Until {0}.", Clock.Until(closes)] : "";

    private string DefaultReason => State.WindowClosesAt is { } closed
        ? Texts.Thread["The 24 hours since {0} last wrote ended at {1}.", Look.FirstName(Name), Clock.Until(closed)]
        : Texts.Thread["{0} has not written yet, and {1} lets the customer begin.", Look.FirstName(Name), Look.Name(Platform)];

    /// <summary>The browser sends what was typed.</summary>
    /// <param name="message">What.</param>
    [JSInvokable("Submit")]
    public Task<bool> SubmitFromBrowser(ComposerMessage message) => Submit(message);

    /// <summary>The browser asks for saved answers.</summary>
    /// <param name="begin">How they begin.</param>
    [JSInvokable]
    public async Task<IReadOnlyList<ComposerChoice>> Saved(string begin) => FindSaved is null ? [] : await FindSaved(begin);

    /// <summary>The browser asks for colleagues.</summary>
    /// <param name="begin">How they are called.</param>
    [JSInvokable]
    public async Task<IReadOnlyList<ComposerChoice>> People(string begin) => FindPeople is null ? [] : await FindPeople(begin);

    /// <summary>The browser says that somebody writes.</summary>
    /// <param name="isNote">A private note.</param>
    [JSInvokable]
    public Task Typing(bool isNote) => OnTyping.InvokeAsync(isNote);

    /// <summary>Puts a message that was taken back into the field.</summary>
    /// <param name="message">The message.</param>
    public async Task Restore(ComposerMessage message) => await Browser.InvokeVoidAsync("chatbotics.composer.restore", _form, message);

    /// <summary>Puts a text into the field.</summary>
    /// <param name="text">The text.</param>
    public async Task Put(string text) => await Browser.InvokeVoidAsync("chatbotics.composer.put", _form, text);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        if (_tick is not null)
        {
            await _tick.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _toldClosed = false;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _tick = Time.CreateTimer(_ => _ = InvokeAsync(Tick), null, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
        }

        if (_attached is null)
        {
            _attached = Key;
            await Browser.InvokeVoidAsync("chatbotics.composer.attach", _form, _self);
        }
        else if (_attached != Key)
        {
            _attached = Key;
            await Browser.InvokeVoidAsync("chatbotics.composer.open", _form);
        }
        else if (_couldReply != State.CanReply)
        {
            await Browser.InvokeVoidAsync("chatbotics.composer.changed", _form);
        }

        _couldReply = State.CanReply;
    }

    private async Task Tick()
    {
        if (State.CanReply && Remaining == TimeSpan.Zero && !_toldClosed)
        {
            _toldClosed = true;
            await OnWindowClosed.InvokeAsync();
        }

        StateHasChanged();
    }
}
