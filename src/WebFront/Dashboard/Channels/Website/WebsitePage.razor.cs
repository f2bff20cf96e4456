using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Widget;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Channels.Website;

/// <summary>The chat of a website: made and changed here, with a preview, the snippet, and the secret for signed-in visitors.</summary>
public sealed partial class WebsitePage
{
    private const string SiteExample = "https://www.example.com";

    private readonly WebsiteForm _form = new();
    private WebsiteView? _view;
    private Examination? _examination;
    private string? _secret;
    private bool _isThere;
    private bool _isBusy;
    private bool _saved;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The channel's id; null for a new one.</summary>
    [Parameter]
    public string? Site { get; set; }

    [Inject]
    private ChannelDesk Desk { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private PublicAddress Address { get; set; } = default!;

    private static IEnumerable<(string Value, string Text)> Languages =>
        [("", Texts.Website["The page’s"]), ("en", "English"), ("de", "Deutsch"), ("ar", "العربية")];

    private string About => _view switch
    {
        null => Texts.Website["Visitors write on your pages; their messages arrive in the inbox."],
        { Settings.IsOn: false } => Texts.Website["Website, switched off"],
        _ => Look.Name(ChannelPlatform.WebChat),
    };

    private bool IsBusy => _isBusy || !RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Site is null)
        {
            var listing = await Desk.List(Tenant);
            (_isThere, _view) = (listing is not null, null);
            if (listing is not null && _form.Title.Length == 0)
            {
                (_form.Title, _form.Name) = (listing.Workspace[..Math.Min(listing.Workspace.Length, WebsiteSettingsRules.MaxTitleLength)], Look.Name(ChannelPlatform.WebChat));
                _form.Greeting = Texts.Website["Hello! Ask us anything. An AI agent answers first, and a person takes over when you wish."];
            }
        }
        else
        {
            await Load();
        }

        if (!_isThere)
        {
            Navigation.NotFound();
        }
    }

    private async Task Load()
    {
        _view = await Desk.Website(Tenant, Site!);
        _isThere = _view is not null;
        if (_view is { } view)
        {
            if (_form.Title.Length == 0 || _saved)
            {
                _form.Fill(view);
            }

            _examination = RendererInfo.IsInteractive ? await Desk.Examine(view.Key) : _examination;
        }
    }

    private async Task Save()
    {
        _saved = false;
        if (_form.Check() is not { } settings)
        {
            return;
        }

        _isBusy = true;
        var site = Site ?? NewId();
        _saved = await Desk.SaveWebsite(Tenant, site, _form.Name.Trim(), settings);
        if (_saved && Site is null)
        {
            Navigation.NavigateTo(ChannelAddress.Website(Tenant, site));
        }
        else if (_saved)
        {
            await Load();
        }

        _isBusy = false;
    }

    private async Task Renew()
    {
        _isBusy = true;
        _secret = await Desk.RenewWebsiteSecret(_view!.Key);
        await Load();
        _isBusy = false;
    }

    private void Leave() => Navigation.NavigateTo(ChannelAddress.List(Tenant), forceLoad: true);

    private string Snippet(WebsiteView view) => WidgetSnippet.Of(Address.Of(WidgetAddress.Script, Navigation.BaseUri), view.Key.AssetId);

    private string Proof(WebsiteView view) => WidgetSnippet.Known(Address.Of(WidgetAddress.Script, Navigation.BaseUri), view.Key.AssetId);

    private string? Css(string field) => _form.Error(field) is null ? null : "bad";

    private string? Invalid(string field) => _form.Error(field) is null ? null : "true";

    private RenderFragment Hint(string field, string hint) => builder =>
    {
        // One number for each attribute whatever the branch: under two numbers, its going would take its coming along.
        var error = _form.Error(field);
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", error is null ? "hint" : "err");
        builder.AddAttribute(2, "id", field + "-hint");
        builder.AddAttribute(3, "role", error is null ? null : "alert");
        if (error is null)
        {
            builder.AddContent(4, hint);
        }
        else
        {
            builder.OpenComponent<Icon>(5);
            builder.AddComponentParameter(6, "Name", "stop");
            builder.CloseComponent();
            builder.AddContent(7, Sentences.Say(error));
        }

        builder.CloseElement();
    };

    private RenderFragment Field(string field, string label, string hint, string value, Action<string> set, int most) => builder =>
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "field " + Css(field));
        builder.OpenElement(2, "label");
        builder.AddAttribute(3, "for", field);
        builder.AddContent(4, label);
        builder.CloseElement();
        builder.OpenElement(5, "input");
        builder.AddAttribute(6, "class", "input");
        builder.AddAttribute(7, "id", field);
        builder.AddAttribute(8, "maxlength", most);
        builder.AddAttribute(9, "readonly", IsBusy);
        builder.AddAttribute(10, "aria-describedby", field + "-hint");
        builder.AddAttribute(11, "aria-invalid", Invalid(field));
        builder.AddAttribute(12, "value", BindConverter.FormatValue(value));
        builder.AddAttribute(13, "oninput", EventCallback.Factory.CreateBinder(this, text => set(text ?? ""), value));
        builder.SetUpdatesAttributeName("value");
        builder.CloseElement();
        builder.AddContent(14, Hint(field, hint));
        builder.CloseElement();
    };

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
}
