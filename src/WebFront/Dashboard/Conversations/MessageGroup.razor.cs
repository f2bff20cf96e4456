using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>One or several bubbles under one foot.</summary>
public sealed partial class MessageGroup
{
    private bool _showsTrace;

    /// <summary>The messages, oldest first; at least one.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<ThreadItem> Items { get; set; }

    /// <summary>An assistant read them as one turn.</summary>
    [Parameter]
    public bool IsOneTurn { get; set; }

    /// <summary>The customer's name.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The channel.</summary>
    [Parameter, EditorRequired]
    public required ChannelPlatform Platform { get; set; }

    /// <summary>Finds a message by the provider's id, for quotes.</summary>
    [Parameter, EditorRequired]
    public required Func<string, ThreadItem?> Quoted { get; set; }

    /// <summary>A command is under way.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>The reader sends a message again, by its key.</summary>
    [Parameter]
    public EventCallback<string> OnRetry { get; set; }

    /// <summary>The reader wants a message's text back in the field.</summary>
    [Parameter]
    public EventCallback<string> OnRewrite { get; set; }

    /// <summary>The reader takes a message back that is about to leave.</summary>
    [Parameter]
    public EventCallback<ThreadItem> OnTakeBack { get; set; }

    [CascadingParameter]
    private ThreadSession Session { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    private ThreadItem First => Items[0];

    private ThreadItem Last => Items[^1];

    private string FirstName => Look.FirstName(Name);

    private bool IsOut => First.Author.Kind != AuthorKind.Customer;

    private DeliveryState? Verdict => Last.Delivery is DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Cancelled ? Last.Delivery : null;

    private string Css => string.Join(' ', new[]
    {
        IsOut ? "out" : null,
        Look.BubbleCss(First.Author.Kind),
        Items.Length > 1 || Last.Trace is not null ? "many" : null,
    }.Where(static part => !string.IsNullOrEmpty(part)));

    private string Author => First.Author switch
    {
        { Kind: AuthorKind.Customer } => FirstName,
        { Kind: AuthorKind.Person } author when author.Id == Session.Person.Id => Texts.Thread["You"],
        { Kind: AuthorKind.NativeApp } => Texts.Thread["In the {0} app", Look.Name(Platform)],
        { Kind: AuthorKind.OtherApp, Name: var name } => name ?? Texts.Thread["Another app"],
        { Kind: AuthorKind.Assistant, Name: var name } => name ?? Texts.Thread["AI agent"],
        { Kind: AuthorKind.Workflow, Name: var name } => name ?? Texts.Thread["Workflow"],
        { Kind: AuthorKind.Person, Name: var name } => name ?? Texts.Thread["A colleague"],
        _ => "Chatbotics",
    };

    private string? Sign => First.Author.Kind switch
    {
        AuthorKind.Assistant => "ai",
        AuthorKind.Workflow => "flow",
        AuthorKind.NativeApp => "phone",
        AuthorKind.OtherApp => "plug",
        _ => null,
    };

    private string Tooltip => Last.ProviderTime is { } provider
        ? IsOut ? Texts.Thread["{0}: {1}. Recorded {2}.", Look.Name(Platform), Clock.Full(provider), Clock.Full(Last.At)] : Texts.Thread["{0}: {1}. Received {2}.", Look.Name(Platform), Clock.Full(provider), Clock.Full(Last.At)]
        : Clock.Full(Last.At);

    private static string Sources(TurnTrace trace) => trace.Passages.Count(static passage => passage.Used) switch
    {
        0 => Texts.Thread["how it was made"],
        var count => Texts.Thread.Count("{0} source|{0} sources", count),
    };
}
