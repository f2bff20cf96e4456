using System.Globalization;
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
    private static readonly TimeSpan Short = TimeSpan.FromHours(2);

    private ElementReference _form;
    private DotNetObjectReference<Composer>? _self;
    private ITimer? _tick;
    private string? _attached;
    private bool _toldClosed;

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

    /// <summary>Sends: the browser's id and the text; answers whether the text must come back.</summary>
    [Parameter, EditorRequired]
    public required Func<string, string, Task<bool>> Submit { get; set; }

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
        (null, _, _, _) => "You can reply.",
        (_, true, _, _) => $"for people only, {Agent ?? "an AI agent"} may not write now",
        (_, _, true, _) => "to reply freely, then templates only",
        (_, _, _, not null) => "to reply freely, then people only",
        _ => "to reply freely",
    };

    private string Until => Closes is { } closes ? $"Until {Clock.Until(closes)}." : "";

    private string DefaultReason => State.WindowClosesAt is { } closed
        ? $"The 24 hours since {Look.FirstName(Name)} last wrote ended at {Clock.Until(closed)}."
        : $"{Look.FirstName(Name)} has not written yet, and {Look.Name(Platform)} lets the customer begin.";

    /// <summary>The browser sends what was typed.</summary>
    /// <param name="clientId">Its id of the message.</param>
    /// <param name="text">The text.</param>
    [JSInvokable("Submit")]
    public Task<bool> SubmitFromBrowser(string clientId, string text) => Submit(clientId, text);

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

        if (!State.CanReply)
        {
            _attached = null;
        }
        else if (_attached is null)
        {
            _attached = Key;
            await Browser.InvokeVoidAsync("chatbotics.composer.attach", _form, _self);
        }
        else if (_attached != Key)
        {
            _attached = Key;
            await Browser.InvokeVoidAsync("chatbotics.composer.open", _form);
        }
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
