using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>The messages and what happened between them.</summary>
public sealed partial class ThreadLog : IAsyncDisposable
{
    private ElementReference _pane;
    private DotNetObjectReference<ThreadLog>? _self;
    private long _readFrom = long.MaxValue;
    private long? _shown;

    /// <summary>The AI agent's name.</summary>
    [Parameter, EditorRequired]
    public required string Agent { get; set; }

    /// <summary>The customer's name.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The reader wants a failed message's text back in the field.</summary>
    [Parameter]
    public EventCallback<string> OnRewrite { get; set; }

    /// <summary>The reader takes a message back that is about to leave.</summary>
    [Parameter]
    public EventCallback<ThreadItem> OnTakeBack { get; set; }

    /// <summary>The reader takes a scheduled message back; true to write it anew.</summary>
    [Parameter]
    public EventCallback<(ScheduledMessage Message, bool Edit)> OnTakeBackScheduled { get; set; }

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    private ImmutableArray<ThreadBlock> Blocks => ThreadBlocks.From(Session.Items, Clock);

    /// <summary>The browser tells what of the thread is in view.</summary>
    /// <param name="atEnd">Its end.</param>
    /// <param name="isSeen">The page at all.</param>
    [JSInvokable]
    public Task Viewed(bool atEnd, bool isSeen) => Session.Viewed(atEnd, isSeen);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        try
        {
            await Browser.InvokeVoidAsync("chatbotics.thread.detach", _pane);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or InvalidOperationException or OperationCanceledException)
        {
            // The page is gone, and what was attached with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Browser.InvokeVoidAsync("chatbotics.thread.attach", _pane, _self);
        }

        if (Session.Wanted != _shown)
        {
            _shown = Session.Wanted;
            if (_shown is not null)
            {
                await Browser.InvokeVoidAsync("chatbotics.thread.show", _pane);
            }
        }

        // Only what comes from now on fades in.
        if (_readFrom == long.MaxValue && Session.Page is not null)
        {
            _readFrom = Session.Items.IsEmpty ? long.MinValue : Session.Items[^1].Position;
        }
    }

    private bool IsWanted(ImmutableArray<ThreadItem> items) => Session.Wanted is { } wanted && items.Any(item => item.Position == wanted);

    private ThreadItem? Quoted(string messageId) => Session.Items.FirstOrDefault(item => item.MessageId == messageId);

    private async Task ToEnd() => await Browser.InvokeVoidAsync("chatbotics.thread.toEnd", _pane);
}
