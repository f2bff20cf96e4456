using Chatbotics.MetaSimulator.Control;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Login;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>
/// The listener's only handler: sends first and without routing tables, then everything else by its path.
/// graph.facebook.com, graph.instagram.com, api.instagram.com and both login pages are one address here.
/// </summary>
internal sealed class GraphApi
{
    private readonly SimulatedMeta _meta;
    private readonly Authenticator _authenticator;
    private readonly SendEndpoint _send;
    private readonly MediaEndpoints _media;
    private readonly AssetEndpoints _assets;
    private readonly LoginEndpoints _login;
    private readonly ControlApi _control;
    private readonly FaultEffects _effects;

    public GraphApi(SimulatedMeta meta, ControlApi control, LoginEndpoints login)
    {
        _meta = meta;
        _control = control;
        _login = login;
        _authenticator = new Authenticator(meta);
        _send = new SendEndpoint(meta, _authenticator, new Usage());
        _media = new MediaEndpoints(meta, _authenticator);
        _assets = new AssetEndpoints(meta);
        _effects = new FaultEffects(meta);
    }

    public Task Handle(HttpContext http)
    {
        var path = GraphPath.Parse(http.Request.Path.Value);
        if (path.Edge.SequenceEqual("messages") && HttpMethods.IsPost(http.Request.Method))
        {
            return _send.Handle(http, path.Node.SequenceEqual("me") ? "me" : path.Node.ToString());
        }

        return HandleRest(http, path.Node.ToString(), path.Edge.ToString());
    }

    private async Task HandleRest(HttpContext http, string node, string edge)
    {
        if (node == "_simulator")
        {
            await _control.Handle(http, edge);
            return;
        }

        if (node == "favicon.ico")
        {
            http.Response.StatusCode = 204;
            return;
        }

        if (MediaEndpoints.IsDownload(node))
        {
            await _media.Download(http, node);
            return;
        }

        if (edge is "media" or "message_attachments" && HttpMethods.IsPost(http.Request.Method))
        {
            await _media.Upload(http, node);
            return;
        }

        using var body = await RequestBody.ReadAsync(http);
        if (body is null)
        {
            await Refuse(http, new(400, 100, "(#100) Invalid parameter: the body is not valid JSON."));
            return;
        }

        var call = new GraphCall(http, node, edge, body.RootElement);
        if (LoginEndpoints.IsOpen(call))
        {
            await _login.Handle(call);
            return;
        }

        if (_authenticator.Find(http, call.Value("access_token"), out var error) is not { } token)
        {
            await Refuse(http, error!);
            return;
        }

        call.Token = token;
        var kind = _media.IsMedia(node) ? CallKind.Media : CallKind.Other;
        if (_meta.Faults.Take(kind, node, null) is { } fault && !await _effects.Before(http, fault))
        {
            return;
        }

        if (!await _login.TryHandle(call) && !await _assets.TryHandle(call) && !await _media.TryHandle(call))
        {
            await Refuse(http, GraphErrors.Find(100, 33));
        }
    }

    private Task Refuse(HttpContext http, GraphError error) => Replies.Error(http, error, _meta.Options.Language);
}
