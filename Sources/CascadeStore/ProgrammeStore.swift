import CascadeCore
import GRDB
