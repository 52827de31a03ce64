import Configuration
import Hummingbird
import HummingbirdTLS
import Logging
import Markup
import ServiceLifecycle
import WebAssets
package enum WebServer {}
